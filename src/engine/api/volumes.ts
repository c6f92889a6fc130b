// The engine's volume calls, one plain function each. A volume's name is its id.
import { call } from "../call.ts";
import type { Engine } from "../engine.ts";
import { dial, inPath } from "./request.ts";
import { helperLabel } from "./standIns.ts";

/** All volumes, as the engine tells them. Background upkeep. */
export const list = (engine: Engine, signal: AbortSignal): Promise<unknown> =>
  call(engine, { operation: "volumes.list", command: ["volume", "ls"], background: true }, signal, (docker) =>
    dial<unknown>(docker, { method: "GET", path: "/volumes", options: {} }),
  );

/** All that the engine knows of it, unread: model/normalize reads it. */
export const inspect = (
  engine: Engine,
  name: string,
  { signal, background = false }: { signal?: AbortSignal; background?: boolean } = {},
): Promise<unknown> =>
  call(
    engine,
    { operation: "volumes.inspect", what: name, command: ["volume", "inspect", name], background },
    signal,
    (docker) => dial<unknown>(docker, { method: "GET", path: `/volumes/${inPath(name)}`, options: {} }),
  );

export interface CreateVolume {
  /** "" leaves it to the engine, which takes 64 hex digits. */
  readonly name: string;
  readonly driver: string;
  /** Of the driver. */
  readonly options: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
}

/** Makes one; one of that name and driver is left as it is. @returns its name */
export const create = (engine: Engine, wanted: CreateVolume, signal?: AbortSignal): Promise<string> => {
  const { name, driver, options, labels } = wanted;
  const what = { operation: "volumes.create", what: name, command: createWords(wanted), long: true };
  return call(engine, what, signal, async (docker) => {
    const body = { ...(name === "" ? {} : { Name: name }), Driver: driver, DriverOpts: options, Labels: labels };
    return (await docker.createVolume(body)).name;
  });
};

/** Words of the docker command that does the same. */
export const createWords = ({ name, driver, options, labels }: CreateVolume): readonly string[] => [
  "volume",
  "create",
  ...(driver === "local" ? [] : ["--driver", driver]),
  ...Object.entries(options).flatMap(([key, value]) => ["--opt", `${key}=${value}`]),
  ...Object.entries(labels).flatMap(([key, value]) => ["--label", value === "" ? key : `${key}=${value}`]),
  ...(name === "" ? [] : [name]),
];

/** Helpers of Porthole's own that mount one: id and the label's value. */
export const standInsOn = (
  engine: Engine,
  name: string,
  signal?: AbortSignal,
): Promise<readonly { readonly id: string; readonly owner: string }[]> =>
  call(engine, { operation: "containers.list", background: true }, signal, async (docker) => {
    const found = await docker.listContainers({ all: true, filters: { label: [helperLabel], volume: [name] } });
    return found.map(({ Id, Labels }) => ({ id: Id, owner: (Labels as Labels | null)?.[helperLabel] ?? "" }));
  });

/** Podman has null for none. */
type Labels = Readonly<Record<string, string>>;

/** With everything in it. @throws Failure `conflict` while a container has it, running or not */
export const remove = (engine: Engine, name: string, signal?: AbortSignal): Promise<void> =>
  call(
    engine,
    { operation: "volumes.remove", what: name, command: ["volume", "rm", name], long: true },
    signal,
    async (docker) => {
      await docker.getVolume(inPath(name)).remove();
    },
  );

/**
 * Bytes of each volume, by name, where the engine can tell. It looks through all of them, which takes its time.
 * Engines before API 1.42 know no `type` and look at images and containers too.
 */
export const sizes = (engine: Engine, signal: AbortSignal): Promise<ReadonlyMap<string, number>> =>
  call(
    engine,
    { operation: "system.df", command: ["system", "df", "--verbose"], background: true, long: true },
    signal,
    async (docker) => {
      const path = "/system/df?type=volume&";
      const { Volumes } = await dial<{ readonly Volumes?: readonly Sized[] | null }>(docker, {
        ...{ method: "GET", path, options: {} },
      });
      return new Map((Volumes ?? []).flatMap(({ Name, UsageData }) => sizeOf(Name, UsageData?.Size)));
    },
  );

interface Sized {
  readonly Name: string;
  readonly UsageData?: { readonly Size?: number } | null;
}

/** -1 is the engine's "unknown". */
const sizeOf = (name: string, size = -1): readonly (readonly [string, number])[] => (size < 0 ? [] : [[name, size]]);
