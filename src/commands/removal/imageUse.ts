// Which images are there and who uses them, asked of the engine anew: what is about to be deleted is not taken from memory.
import { shortId } from "../../base/ids.ts";
import * as containers from "../../engine/api/containers.ts";
import * as images from "../../engine/api/images.ts";
import { helperLabel } from "../../engine/api/standIns.ts";
import type { Engine } from "../../engine/engine.ts";
import { isOwnHelper } from "./ownHelpers.ts";

export interface FoundImage {
  readonly id: string;
  readonly name: string;
  /** "repository:tag"; none for an image without a tag. */
  readonly tags: readonly string[];
  /** "repository@sha256:…" */
  readonly digests: readonly string[];
  /** Bytes, layers shared with other images included. */
  readonly size: number;
  /** Milliseconds since the epoch. */
  readonly created: number;
}

export type Users = readonly (containers.Target & { readonly imageId: string })[];

type Labels = Readonly<Record<string, string>>;

/** Containers made from the images, whether they run or not. Helpers of our own go by themselves: see ownHelpers.ts. */
export async function usersOf(engine: Engine, ids: ReadonlySet<string>, signal: AbortSignal): Promise<Users> {
  const all = await containers.list(engine, undefined, signal);
  return all
    .filter(({ ImageID, Labels }) => ids.has(ImageID) && !isOwnHelper((Labels as Labels | null)?.[helperLabel]))
    .map(({ Id, Names, ImageID }) => ({
      id: Id,
      name: (Names[0] ?? Id.slice(0, 12)).replace(/^\//, ""),
      imageId: ImageID,
    }));
}

/** All images, and the ids of those some container was made from. */
export async function foundImages(
  engine: Engine,
  signal: AbortSignal,
): Promise<{ readonly all: readonly FoundImage[]; readonly used: ReadonlySet<string> }> {
  const [list, made] = await Promise.all([images.list(engine, signal), containers.list(engine, undefined, signal)]);
  return { all: list.map(foundImage), used: new Set(made.map(({ ImageID }) => ImageID)) };
}

type Listed = Awaited<ReturnType<typeof images.list>>[number];

function foundImage({ Id, RepoTags, RepoDigests, Size, Created }: Listed): FoundImage {
  // Engines write "no tag" as null, as an empty list or as "<none>:<none>".
  const named = (list: readonly string[] | null | undefined): readonly string[] =>
    (list ?? []).filter((reference) => !reference.startsWith("<none>"));
  const tags = [...named(RepoTags)].sort();
  return {
    id: Id,
    name: tags[0] ?? shortId(Id),
    tags,
    digests: named(RepoDigests),
    size: Size,
    created: Created * 1000,
  };
}
