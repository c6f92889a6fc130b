// The engine's container calls, one plain function each. They take ids; `name` is the person's word for the thing, used
// in problems and in the docker command of the activity record.
import type Dockerode from "dockerode";
import { t } from "../../base/l10n.ts";
import { call } from "../call.ts";
import type { Engine } from "../engine.ts";
import { requireApi } from "../negotiate.ts";
import { dial, queryAndBody, queryOnly } from "./request.ts";

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
  call(engine, { operation: "containers.list", command: ["ps", "--all"], background: true }, signal, (docker) =>
    docker.listContainers({ all: true, ...(ids === undefined ? {} : { filters: { id: [...ids] } }) }),
  );

/** All that the engine knows of it. `background`: upkeep of our own, which is not shown as something a person did. */
export const inspect = (
  engine: Engine,
  { id, name }: Target,
  { signal, background = false }: { signal?: AbortSignal; background?: boolean } = {},
): Promise<Dockerode.ContainerInspectInfo> =>
  call(
    engine,
    { operation: "containers.inspect", what: name, command: ["inspect", name], background },
    signal,
    (docker) => docker.getContainer(id).inspect(),
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
  const { name, platform, ...body } = options;
  const what = { operation: "containers.create", what: name ?? body.Image ?? "", command, long: true };
  return await call(engine, what, signal, async (docker) => {
    // dockerode's own call gives the id alone.
    const request = {
      method: "POST",
      path: "/containers/create?",
      options: queryAndBody({ name, platform }, body),
    } as const;
    const answer = await dial<CreateAnswer>(docker, request);
    return { id: answer.Id, warnings: answer.Warnings ?? [] };
  });
};

interface CreateAnswer {
  readonly Id: string;
  readonly Warnings?: readonly string[] | null;
}

/** Resolves when its process was started; one that runs already is no failure. */
export const start = (engine: Engine, { id, name }: Target, signal?: AbortSignal): Promise<void> =>
  call(
    engine,
    { operation: "containers.start", what: name, command: ["start", name], long: true },
    signal,
    async (docker) => {
      await docker.getContainer(id).start();
    },
  );

export interface StopOptions {
  /** Grace period in seconds; the container's own (usually 10) when absent. */
  readonly seconds?: number;
  /** "SIGINT"; the container's own stop signal when absent. Needs API 1.42. */
  readonly signal?: string;
}

/** Older engines would silently send the container's own signal. */
function needsSignalOption(engine: Engine, { signal }: StopOptions): void {
  if (signal !== undefined) requireApi(engine, "1.42", t("Stopping with another signal"));
}

const stopWords = ({ seconds, signal }: StopOptions): string[] => [
  ...(signal === undefined ? [] : ["--signal", signal]),
  ...(seconds === undefined ? [] : ["--time", String(seconds)]),
];

/** Ends it, and with "restart" starts it again. */
const ending =
  (verb: "stop" | "restart") =>
  async (engine: Engine, { id, name }: Target, options: StopOptions, signal?: AbortSignal): Promise<void> => {
    needsSignalOption(engine, options);
    await call(
      engine,
      { operation: `containers.${verb}`, what: name, command: [verb, ...stopWords(options), name], long: true },
      signal,
      async (docker) => {
        await docker.getContainer(id)[verb](queryOnly({ t: options.seconds, signal: options.signal }));
      },
    );
  };

/** Resolves when it has ended, after the grace period at the latest; one that does not run is no failure. */
export const stop = ending("stop");

/** The same, and starts it again. */
export const restart = ending("restart");

/** Freezes its processes; what they have in memory stays. */
export const pause = (engine: Engine, { id, name }: Target, signal?: AbortSignal): Promise<void> =>
  call(engine, { operation: "containers.pause", what: name, command: ["pause", name] }, signal, async (docker) => {
    await docker.getContainer(id).pause();
  });

/** Lets frozen processes go on. */
export const unpause = (engine: Engine, { id, name }: Target, signal?: AbortSignal): Promise<void> =>
  call(engine, { operation: "containers.unpause", what: name, command: ["unpause", name] }, signal, async (docker) => {
    await docker.getContainer(id).unpause();
  });

/** `which` is a signal's name with SIG: "SIGHUP". */
export const kill = (engine: Engine, { id, name }: Target, which: string, signal?: AbortSignal): Promise<void> =>
  call(
    engine,
    { operation: "containers.kill", what: name, command: ["kill", "--signal", which, name] },
    signal,
    async (docker) => {
      await docker.getContainer(id).kill(queryOnly({ signal: which }));
    },
  );

/** `force` kills one that runs; with `volumes` those without a name go too. */
export const remove = (
  engine: Engine,
  { id, name }: Target,
  { volumes, force }: { readonly volumes: boolean; readonly force: boolean },
  signal?: AbortSignal,
): Promise<void> => {
  const command = ["rm", ...(force ? ["--force"] : []), ...(volumes ? ["--volumes"] : []), name];
  return call(engine, { operation: "containers.remove", what: name, command, long: true }, signal, async (docker) => {
    await docker.getContainer(id).remove({ v: volumes, force });
  });
};

/** @throws Failure `conflict` when another one has the name */
export const rename = (engine: Engine, { id, name }: Target, to: string, signal?: AbortSignal): Promise<void> =>
  call(
    engine,
    { operation: "containers.rename", what: name, command: ["rename", name, to] },
    signal,
    async (docker) => {
      await docker.getContainer(id).rename(queryOnly({ name: to }));
    },
  );

export interface RestartPolicy {
  readonly name: "no" | "always" | "unless-stopped" | "on-failure";
  /** With "on-failure": give up after so many; 0 never gives up. */
  readonly maximum: number;
}

/** As `--restart` takes it: "on-failure:3". */
export const restartPolicyWord = ({ name, maximum }: RestartPolicy): string =>
  name === "on-failure" && maximum > 0 ? `${name}:${maximum}` : name;

/** Holds from now on, also for a container that runs. */
export const updateRestartPolicy = (
  engine: Engine,
  { id, name }: Target,
  policy: RestartPolicy,
  signal?: AbortSignal,
): Promise<void> => {
  const command = ["update", `--restart=${restartPolicyWord(policy)}`, name];
  return call(engine, { operation: "containers.update", what: name, command }, signal, async (docker) => {
    const RestartPolicy = { Name: policy.name, MaximumRetryCount: policy.maximum };
    await docker.getContainer(id).update({ RestartPolicy });
  });
};

/** Resolves with the exit code when the main process ends. */
export const wait = (engine: Engine, { id, name }: Target, signal: AbortSignal): Promise<number> =>
  call(
    engine,
    { operation: "containers.wait", what: name, command: ["wait", name], long: true },
    signal,
    async (docker) => {
      const { StatusCode } = (await docker.getContainer(id).wait()) as { StatusCode: number };
      return StatusCode;
    },
  );

/** `ps` columns and rows as the host sees them. `format` are words for the host's ps: "-eo pid,…". */
export const top = (
  engine: Engine,
  { id, name }: Target,
  format: string,
  signal?: AbortSignal,
  background = false,
): Promise<{ readonly Titles: readonly string[]; readonly Processes: readonly (readonly string[])[] }> =>
  call(
    engine,
    { operation: "containers.top", what: name, command: ["top", name, ...format.split(" ")], background },
    signal,
    async (docker) => {
      const answer = (await docker.getContainer(id).top({ ps_args: format })) as {
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
  background = false,
): Promise<readonly { readonly Path: string; readonly Kind: number }[]> =>
  call(
    engine,
    { operation: "containers.changes", what: name, command: ["diff", name], long: true, background },
    signal,
    async (docker) => {
      const answer = (await docker.getContainer(id).changes()) as unknown as { Path: string; Kind: number }[] | null;
      return answer ?? [];
    },
  );

/** One reading together with the one before it, so that rates can be told; takes the engine one to two seconds. */
export const stats = (
  engine: Engine,
  { id, name }: Target,
  { signal, background = false }: { signal?: AbortSignal; background?: boolean } = {},
): Promise<Dockerode.ContainerStats> =>
  call(
    engine,
    { operation: "containers.stats", what: name, command: ["stats", "--no-stream", name], background },
    signal,
    (docker) => docker.getContainer(id).stats({ stream: false }),
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

/** Words of the docker command that commits so, without "docker". */
export const commitWords = (options: CommitOptions, name: string): readonly string[] => {
  const { repository, tag, author, message, pause: pauses, changes: instructions } = options;
  return [
    "commit",
    ...(author === "" ? [] : ["--author", author]),
    ...(message === "" ? [] : ["--message", message]),
    ...(pauses ? [] : ["--pause=false"]),
    ...instructions.flatMap((instruction) => ["--change", instruction]),
    name,
    ...(repository === "" ? [] : [tag === "" ? repository : `${repository}:${tag}`]),
  ];
};

/** @returns the new image's id */
export const commit = (
  engine: Engine,
  { id, name }: Target,
  options: CommitOptions,
  signal?: AbortSignal,
): Promise<string> => {
  const { repository, tag, author, message, pause: pauses, changes: instructions } = options;
  const command = commitWords(options, name);
  return call(engine, { operation: "containers.commit", what: name, command, long: true }, signal, async (docker) => {
    const query = {
      container: id,
      repo: repository,
      tag,
      author,
      comment: message,
      pause: pauses,
      changes: instructions,
    };
    const { Id } = (await docker.getContainer(id).commit(queryAndBody(query, nothing))) as { Id: string };
    // Podman leaves the algorithm out, here but not in its lists.
    return Id.includes(":") ? Id : `sha256:${Id}`;
  });
};

/** In JSON "null", as docker sends it: no settings but those of the container. Podman wants a body, Docker must not get {}. */
const nothing = { toJSON: () => null };

/** Removes all that do not run. @returns which these were, and the bytes that became free */
export const prune = (
  engine: Engine,
  signal?: AbortSignal,
): Promise<{ readonly ids: readonly string[]; readonly bytes: number }> =>
  call(
    engine,
    { operation: "containers.prune", command: ["container", "prune", "--force"], long: true },
    signal,
    async (docker) => {
      // The engine says null where nothing went; the types do not know.
      const pruned: { ContainersDeleted: string[] | null; SpaceReclaimed: number } = await docker.pruneContainers();
      return { ids: pruned.ContainersDeleted ?? [], bytes: pruned.SpaceReclaimed };
    },
  );

/** A listed container with the bytes of its own layer, and of that and the image together. */
export type SizedContainer = Dockerode.ContainerInfo & { readonly SizeRw?: number; readonly SizeRootFs?: number };

/** All containers with their sizes; slow on the engine, asked only before a prune. */
export const listWithSizes = (engine: Engine, signal?: AbortSignal): Promise<SizedContainer[]> =>
  call(
    engine,
    { operation: "containers.list", command: ["ps", "--all", "--size"], background: true, long: true },
    signal,
    (docker) => docker.listContainers({ all: true, size: true }),
  );
