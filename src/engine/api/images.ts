// The engine's image calls, one plain function each.
import type Dockerode from "dockerode";
import { call } from "../call.ts";
import type { Engine } from "../engine.ts";
import type { Target } from "./containers.ts";
import { inPath, queryOnly } from "./request.ts";

/** Images as the list call tells them, without those that are only steps of a classic build. Background upkeep. */
export const list = (engine: Engine, signal: AbortSignal): Promise<Dockerode.ImageInfo[]> =>
  call(engine, { operation: "images.list", command: ["image", "ls"], background: true }, signal, (docker) =>
    docker.listImages({ all: false }),
  );

/** All that the engine knows of it. `background`: upkeep of our own, which is not shown as something a person did. */
export const inspect = (
  engine: Engine,
  { id, name }: Target,
  { signal, background = false }: { signal?: AbortSignal; background?: boolean } = {},
): Promise<Dockerode.ImageInspectInfo> =>
  call(
    engine,
    { operation: "images.inspect", what: name, command: ["image", "inspect", name], background },
    signal,
    (docker) => docker.getImage(inPath(id)).inspect(),
  );

export interface HistoryEntry {
  /** "<missing>" for layers whose build image is not here. */
  readonly Id: string;
  /** Seconds since the epoch. */
  readonly Created: number;
  readonly CreatedBy: string;
  readonly Tags: readonly string[] | null;
  /** Bytes; 0 for instructions that make no layer. */
  readonly Size: number;
  readonly Comment: string;
}

/** How it was made, newest first. */
export const history = (
  engine: Engine,
  { id, name }: Target,
  { signal, background = false }: { signal?: AbortSignal; background?: boolean } = {},
): Promise<readonly HistoryEntry[]> =>
  call(
    engine,
    { operation: "images.history", what: name, command: ["image", "history", "--no-trunc", name], background },
    signal,
    async (docker) => {
      const answer: unknown = await docker.getImage(inPath(id)).history();
      return answer as HistoryEntry[];
    },
  );

/** Gives it another name; an image that has the name loses it. */
export const tag = (
  engine: Engine,
  { id, name }: Target,
  repository: string,
  tagName: string,
  signal?: AbortSignal,
): Promise<void> =>
  call(
    engine,
    { operation: "images.tag", what: name, command: ["tag", name, `${repository}:${tagName}`] },
    signal,
    async (docker) => {
      await docker.getImage(inPath(id)).tag(queryOnly({ repo: repository, tag: tagName }) as Dockerode.ImageTagOptions);
    },
  );

/** What went: tags that were taken off and ids that were deleted. */
export interface Removed {
  readonly untagged: readonly string[];
  readonly deleted: readonly string[];
}

/** `reference` is a tag (takes the tag off; deletes when it was the last), a digest reference, or an id. */
export const remove = (
  engine: Engine,
  reference: string,
  { force }: { readonly force: boolean },
  signal?: AbortSignal,
): Promise<Removed> =>
  call(
    engine,
    {
      operation: "images.remove",
      what: reference,
      command: ["image", "rm", ...(force ? ["--force"] : []), reference],
      long: true,
    },
    signal,
    async (docker) => removedFrom(await docker.getImage(inPath(reference)).remove({ force })),
  );

/** Without `all` only images without a tag go; with it every image that no container uses. */
export const prune = (
  engine: Engine,
  { all }: { readonly all: boolean },
  signal?: AbortSignal,
): Promise<Removed & { readonly bytes: number }> => {
  const command = ["image", "prune", "--force", ...(all ? ["--all"] : [])];
  return call(engine, { operation: "images.prune", command, long: true }, signal, async (docker) => {
    const filters = JSON.stringify({ dangling: [all ? "false" : "true"] });
    const { ImagesDeleted, SpaceReclaimed } = await docker.pruneImages(queryOnly({ filters }));
    return { ...removedFrom(ImagesDeleted), bytes: SpaceReclaimed };
  });
};

function removedFrom(answer: unknown): Removed {
  const entries = (answer as { Untagged?: string; Deleted?: string }[] | null) ?? [];
  return {
    untagged: entries.flatMap(({ Untagged }) => (Untagged === undefined ? [] : [Untagged])),
    deleted: entries.flatMap(({ Deleted }) => (Deleted === undefined ? [] : [Deleted])),
  };
}
