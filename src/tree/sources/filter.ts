// What a text filter finds: rows that have every word of it somewhere.
import { composeOf } from "../../model/compose.ts";
import type { Container, Image, Volume } from "../../model/resources.ts";

export type Matches<T> = (record: T) => boolean;

/** Fewer characters of an id than this match too many by chance. */
const shortestId = 4;

/** Words are compared without regard to case; an id must begin with one. */
export function matchesContainer(filter: string): Matches<Container> {
  return matching(
    filter,
    (container) => {
      const compose = composeOf(container);
      return [container.name, container.image, compose?.project, compose?.service];
    },
    ({ id }) => [id],
  );
}

/** One tag of an image, or a dangling image. */
export interface Tagged {
  readonly image: Image;
  readonly name?: string;
}

export function matchesTag(filter: string): Matches<Tagged> {
  return matching(
    filter,
    ({ image, name }) => [name, name === undefined ? image.digests[0]?.split("@")[0] : undefined],
    ({ image }) => [image.id, ...image.digests.map((digest) => digest.split("@")[1] ?? "")],
  );
}

export const matchesVolume = (filter: string): Matches<Volume> =>
  matching(
    filter,
    ({ name, driver, labels }) => [name, driver, labels["com.docker.compose.project"]],
    ({ id }) => [id],
  );

function matching<T>(
  filter: string,
  texts: (record: T) => readonly (string | undefined)[],
  ids: (record: T) => readonly string[],
): Matches<T> {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return () => true;
  const inText = (record: T, word: string): boolean =>
    texts(record).some((text) => text?.toLowerCase().includes(word) === true);
  const inIds = (record: T, word: string): boolean =>
    word.length >= shortestId &&
    ids(record).some((id) => id.replace("sha256:", "").startsWith(word.replace("sha256:", "")));
  return (record) => words.every((word) => inText(record, word) || inIds(record, word));
}
