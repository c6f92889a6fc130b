// The engine's container calls, one plain function each. They take ids; `name` is the person's word for the thing, used
// in problems and in the docker command of the activity record.
import type Dockerode from "dockerode";
import { call } from "../call.ts";
import type { Engine } from "../engine.ts";

/** What a call acts on: the id goes to the engine, the name to people. */
export interface Target {
  readonly id: string;
  readonly name: string;
}

/** Containers as the list call tells them; `ids` narrows to these (as many as exist). Background upkeep. */
export const list = (
  engine: Engine,
  ids: readonly string[] | undefined,
  signal: AbortSignal,
): Promise<Dockerode.ContainerInfo[]> =>
  call(
    engine,
    { operation: "containers.list", command: ["ps", "--all"], background: true },
    signal,
    (docker, abortSignal) =>
      docker.listContainers({ all: true, ...(ids === undefined ? {} : { filters: { id: [...ids] } }), abortSignal }),
  );

export const inspect = (
  engine: Engine,
  { id, name }: Target,
  { signal, background = false }: { signal?: AbortSignal; background?: boolean } = {},
): Promise<Dockerode.ContainerInspectInfo> =>
  call(
    engine,
    { operation: "containers.inspect", what: name, command: ["inspect", name], background },
    signal,
    (docker, abortSignal) => docker.getContainer(id).inspect({ abortSignal }),
  );

export interface CreateOptions extends Dockerode.ContainerCreateOptions {
  /** Words of the equal docker command, made by whoever collected the options. */
  readonly command?: readonly string[];
}

/** Makes a container without starting it. @returns its id and the engine's warnings */
export const create = async (
  engine: Engine,
  { command, ...options }: CreateOptions,
  signal?: AbortSignal,
): Promise<{ readonly id: string; readonly warnings: readonly string[] }> => {
  const what = { operation: "containers.create", what: options.name ?? options.Image ?? "", command };
  return await call(engine, what, signal, async (docker, abortSignal) => {
    const made = await docker.createContainer({ ...options, abortSignal });
    return { id: made.id, warnings: (made as { Warnings?: string[] | null }).Warnings ?? [] };
  });
};

export const start = (engine: Engine, { id, name }: Target, signal?: AbortSignal): Promise<void> =>
  call(
    engine,
    { operation: "containers.start", what: name, command: ["start", name] },
    signal,
    async (docker, abortSignal) => {
      await docker.getContainer(id).start({ abortSignal });
    },
  );

export interface StopOptions {
  /** Grace period in seconds; the container's own (usually 10) when absent. */
  readonly seconds?: number;
  /** "SIGINT"; the container's own stop signal when absent. Needs API 1.42. */
  readonly signal?: string;
}

const stopWords = ({ seconds, signal }: StopOptions): string[] => [
  ...(signal === undefined ? [] : ["--signal", signal]),
  ...(seconds === undefined ? [] : ["--time", String(seconds)]),
];

export const stop = (engine: Engine, { id, name }: Target, options: StopOptions, signal?: AbortSignal): Promise<void> =>
  call(
    engine,
    { operation: "containers.stop", what: name, command: ["stop", ...stopWords(options), name] },
    signal,
    async (docker, abortSignal) => {
      await docker.getContainer(id).stop({ t: options.seconds, signal: options.signal, abortSignal });
    },
  );

export const restart = (
  engine: Engine,
  { id, name }: Target,
  options: StopOptions,
  signal?: AbortSignal,
): Promise<void> =>
  call(
    engine,
    { operation: "containers.restart", what: name, command: ["restart", ...stopWords(options), name] },
    signal,
    async (docker, abortSignal) => {
      await docker.getContainer(id).restart({ t: options.seconds, signal: options.signal, abortSignal });
    },
  );

export const pause = (engine: Engine, { id, name }: Target, signal?: AbortSignal): Promise<void> =>
  call(
    engine,
    { operation: "containers.pause", what: name, command: ["pause", name] },
    signal,
    async (docker, abortSignal) => {
      await docker.getContainer(id).pause({ abortSignal });
    },
  );

export const unpause = (engine: Engine, { id, name }: Target, signal?: AbortSignal): Promise<void> =>
  call(
    engine,
    { operation: "containers.unpause", what: name, command: ["unpause", name] },
    signal,
    async (docker, abortSignal) => {
      await docker.getContainer(id).unpause({ abortSignal });
    },
  );

/** `which` is a signal's name with SIG: "SIGHUP". */
export const kill = (engine: Engine, { id, name }: Target, which: string, signal?: AbortSignal): Promise<void> =>
  call(
    engine,
    { operation: "containers.kill", what: name, command: ["kill", "--signal", which, name] },
    signal,
    async (docker, abortSignal) => {
      await docker.getContainer(id).kill({ signal: which, abortSignal });
    },
  );

export const remove = (
  engine: Engine,
  { id, name }: Target,
  { volumes, force }: { readonly volumes: boolean; readonly force: boolean },
  signal?: AbortSignal,
): Promise<void> => {
  const command = ["rm", ...(force ? ["--force"] : []), ...(volumes ? ["--volumes"] : []), name];
  return call(engine, { operation: "containers.remove", what: name, command }, signal, async (docker, abortSignal) => {
    await docker.getContainer(id).remove({ v: volumes, force, abortSignal });
  });
};

export const rename = (engine: Engine, { id, name }: Target, to: string, signal?: AbortSignal): Promise<void> =>
  call(
    engine,
    { operation: "containers.rename", what: name, command: ["rename", name, to] },
    signal,
    async (docker, abortSignal) => {
      await docker.getContainer(id).rename({ name: to, abortSignal });
    },
  );

export interface RestartPolicy {
  readonly name: "no" | "always" | "unless-stopped" | "on-failure";
  /** With "on-failure": give up after so many; 0 never gives up. */
  readonly maximum: number;
}

export const restartPolicyWord = ({ name, maximum }: RestartPolicy): string =>
  name === "on-failure" && maximum > 0 ? `${name}:${maximum}` : name;

export const updateRestartPolicy = (
  engine: Engine,
  { id, name }: Target,
  policy: RestartPolicy,
  signal?: AbortSignal,
): Promise<void> => {
  const command = ["update", `--restart=${restartPolicyWord(policy)}`, name];
  return call(engine, { operation: "containers.update", what: name, command }, signal, async (docker, abortSignal) => {
    await docker
      .getContainer(id)
      .update({ RestartPolicy: { Name: policy.name, MaximumRetryCount: policy.maximum }, abortSignal });
  });
};

/** Resolves with the exit code when the main process ends. */
export const wait = (engine: Engine, { id, name }: Target, signal: AbortSignal): Promise<number> =>
  call(
    engine,
    { operation: "containers.wait", what: name, command: ["wait", name] },
    signal,
    async (docker, abortSignal) => {
      const { StatusCode } = (await docker.getContainer(id).wait({ abortSignal })) as { StatusCode: number };
      return StatusCode;
    },
  );

/** `ps` columns and rows as the host sees them. `format` are words for the host's ps: "-eo pid,…". */
export const top = (
  engine: Engine,
  { id, name }: Target,
  format: string,
  signal?: AbortSignal,
): Promise<{ readonly Titles: readonly string[]; readonly Processes: readonly (readonly string[])[] }> =>
  call(
    engine,
    { operation: "containers.top", what: name, command: ["top", name, ...format.split(" ")] },
    signal,
    async (docker, abortSignal) => {
      const answer = (await docker.getContainer(id).top({ ps_args: format, abortSignal })) as {
        Titles: string[] | null;
        Processes: string[][] | null;
      };
      return { Titles: answer.Titles ?? [], Processes: answer.Processes ?? [] };
    },
  );

/** Kind is 0 changed, 1 added, 2 deleted. */
export const changes = (
  engine: Engine,
  { id, name }: Target,
  signal?: AbortSignal,
): Promise<readonly { readonly Path: string; readonly Kind: number }[]> =>
  call(
    engine,
    { operation: "containers.changes", what: name, command: ["diff", name] },
    signal,
    async (docker, abortSignal) => {
      const answer = (await docker.getContainer(id).changes({ abortSignal } as object)) as unknown as
        { Path: string; Kind: number }[] | null;
      return answer ?? [];
    },
  );

/** One reading, without the second's wait for a comparison where the API has it. */
export const stats = (engine: Engine, { id, name }: Target, signal?: AbortSignal): Promise<Dockerode.ContainerStats> =>
  call(
    engine,
    { operation: "containers.stats", what: name, command: ["stats", "--no-stream", name] },
    signal,
    (docker, abortSignal) => docker.getContainer(id).stats({ stream: false, abortSignal } as { stream: false }),
  );

export interface CommitOptions {
  readonly repository: string;
  readonly tag: string;
  readonly author: string;
  readonly message: string;
  readonly pause: boolean;
  /** Dockerfile instructions, one each. */
  readonly changes: readonly string[];
}

/** @returns the new image's id */
export const commit = (
  engine: Engine,
  { id, name }: Target,
  options: CommitOptions,
  signal?: AbortSignal,
): Promise<string> => {
  const { repository, tag, author, message, pause: pauses, changes: instructions } = options;
  const command = [
    "commit",
    ...(author === "" ? [] : ["--author", author]),
    ...(message === "" ? [] : ["--message", message]),
    ...(pauses ? [] : ["--pause=false"]),
    ...instructions.flatMap((instruction) => ["--change", instruction]),
    name,
    ...(repository === "" ? [] : [tag === "" ? repository : `${repository}:${tag}`]),
  ];
  return call(engine, { operation: "containers.commit", what: name, command }, signal, async (docker, abortSignal) => {
    const query = { repo: repository, tag, author, comment: message, pause: pauses, changes: instructions.join("\n") };
    const { Id } = (await docker.getContainer(id).commit({ ...query, abortSignal } as object)) as { Id: string };
    return Id;
  });
};

export const prune = (
  engine: Engine,
  signal?: AbortSignal,
): Promise<{ readonly ids: readonly string[]; readonly bytes: number }> =>
  call(
    engine,
    { operation: "containers.prune", command: ["container", "prune", "--force"] },
    signal,
    async (docker, abortSignal) => {
      const { ContainersDeleted, SpaceReclaimed } = await docker.pruneContainers({ abortSignal });
      return { ids: (ContainersDeleted as string[] | null) ?? [], bytes: SpaceReclaimed };
    },
  );

/** All containers with the bytes of their own layer; slow on the engine, asked only before a prune. */
export const listWithSizes = (engine: Engine, signal?: AbortSignal): Promise<Dockerode.ContainerInfo[]> =>
  call(
    engine,
    { operation: "containers.list", command: ["ps", "--all", "--size"], background: true },
    signal,
    (docker, abortSignal) => docker.listContainers({ all: true, size: true, abortSignal }),
  );
