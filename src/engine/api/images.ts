// The engine's image calls, one plain function each.
import type Dockerode from "dockerode";
import { call } from "../call.ts";
import type { Engine } from "../engine.ts";
import type { Target } from "./containers.ts";

export const list = (engine: Engine, signal: AbortSignal): Promise<Dockerode.ImageInfo[]> =>
  call(
    engine,
    { operation: "images.list", command: ["image", "ls"], background: true },
    signal,
    (docker, abortSignal) => docker.listImages({ all: false, digests: true, abortSignal }),
  );

export const inspect = (
  engine: Engine,
  { id, name }: Target,
  { signal, background = false }: { signal?: AbortSignal; background?: boolean } = {},
): Promise<Dockerode.ImageInspectInfo> =>
  call(
    engine,
    { operation: "images.inspect", what: name, command: ["image", "inspect", name], background },
    signal,
    (docker, abortSignal) => docker.getImage(id).inspect({ abortSignal } as Dockerode.ImageInspectOptions),
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

export const history = (engine: Engine, { id, name }: Target, signal?: AbortSignal): Promise<readonly HistoryEntry[]> =>
  call(
    engine,
    { operation: "images.history", what: name, command: ["image", "history", "--no-trunc", name] },
    signal,
    async (docker) => {
      const answer: unknown = await docker.getImage(id).history();
      return answer as HistoryEntry[];
    },
  );

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
    async (docker, abortSignal) => {
      await docker.getImage(id).tag({ repo: repository, tag: tagName, abortSignal });
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
    { operation: "images.remove", what: reference, command: ["image", "rm", ...(force ? ["--force"] : []), reference] },
    signal,
    async (docker, abortSignal) => removedFrom(await docker.getImage(reference).remove({ force, abortSignal })),
  );

/** Without `all` only images without a tag go; with it every image that no container uses. */
export const prune = (
  engine: Engine,
  { all }: { readonly all: boolean },
  signal?: AbortSignal,
): Promise<Removed & { readonly bytes: number }> => {
  const command = ["image", "prune", "--force", ...(all ? ["--all"] : [])];
  return call(engine, { operation: "images.prune", command }, signal, async (docker, abortSignal) => {
    const { ImagesDeleted, SpaceReclaimed } = await docker.pruneImages({
      filters: { dangling: [all ? "false" : "true"] },
      abortSignal,
    });
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
