// What a text filter finds: rows that have every word of it somewhere.
import type { Container, Image } from "../../model/resources.ts";

export type Matches<T> = (record: T) => boolean;

/** Fewer characters of an id than this match too many by chance. */
const shortestId = 4;

/** Words are compared without regard to case; an id must begin with one. */
export function matchesContainer(filter: string): Matches<Container> {
  return matching(filter, ({ name, image, labels }) => [
    name,
    image,
    labels["com.docker.compose.project"],
    labels["com.docker.compose.service"],
  ]);
}

export function matchesImage(filter: string): Matches<Image> {
  return matching(filter, ({ tags, digests }) => [...tags, ...digests]);
}

function matching<T extends { readonly id: string }>(
  filter: string,
  texts: (record: T) => readonly (string | undefined)[],
): Matches<T> {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return () => true;
  return (record) => {
    const id = record.id.replace("sha256:", "");
    const whole = texts(record)
      .filter((text) => text !== undefined)
      .join("\n")
      .toLowerCase();
    return words.every((word) => whole.includes(word) || (word.length >= shortestId && id.startsWith(word)));
  };
}
