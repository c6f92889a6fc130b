// The engine's image list → Image. Pure; never throws, whatever the engine says.
// Facts of the wire: Docker Engine API 1.41–1.51, ImageSummary; Podman's compatible API.
import type { Image } from "../resources.ts";
import { fieldsOf, imageIdOf, labelsOf, listOf, numberOf, textsOf, timeOf } from "./wire.ts";

/** Every image of a list that has an id. */
export function imagesOf(wire: unknown): readonly Image[] {
  return listOf(wire).flatMap((entry) => {
    const { Id, RepoTags, RepoDigests, Created, Size, Labels } = fieldsOf(entry);
    const id = imageIdOf(Id);
    if (id === "") return [];
    return [
      {
        kind: "image" as const,
        id,
        tags: named(RepoTags),
        digests: named(RepoDigests),
        size: numberOf(Size),
        created: timeOf(Created),
        labels: labelsOf(Labels),
      },
    ];
  });
}

/** Sorted, without the "<none>:<none>" and "name:<none>" by which engines say that there is none. */
const named = (references: unknown): readonly string[] =>
  textsOf(references)
    .filter((reference) => reference !== "" && !reference.includes("<none>"))
    .sort();
