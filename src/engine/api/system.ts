// Calls about the engine itself: version, info, events.
import type { Readable } from "node:stream";
import { call } from "../call.ts";
import type { Modem } from "../clientForCall.ts";
import type { Engine, EngineVersion } from "../engine.ts";

/** What the engine says of itself, and the newest API it speaks. Asked without a version, which every engine answers. */
export const version = (engine: Engine, signal?: AbortSignal): Promise<EngineVersion> =>
  call(engine, { operation: "system.version", command: ["version"], background: true }, signal, async (docker) => {
    (docker.modem as unknown as Modem).version = undefined;
    const answer = (await docker.version()) as unknown as VersionAnswer | null;
    const { Version = "", ApiVersion = "", Os = "", Arch = "", KernelVersion = "", Components } = answer ?? {};
    const has = (name: RegExp): boolean => Components?.some(({ Name }) => name.test(Name)) === true;
    return {
      version: Version,
      api: ApiVersion,
      platform: `${Os}/${Arch}`,
      kernel: KernelVersion,
      product: has(/podman/i) ? "Podman Engine" : "Docker Engine",
      // What gives a rootless Docker its network and its users; other engines have no such part.
      ...(has(/^rootlesskit$/i) ? { rootless: true } : {}),
    };
  });

/** Anything may answer at an address: nothing is certain to be there. */
interface VersionAnswer {
  readonly Version?: string;
  readonly ApiVersion?: string;
  readonly Os?: string;
  readonly Arch?: string;
  readonly KernelVersion?: string;
  readonly Components?: readonly { readonly Name: string }[];
}

/** The answer of `docker version`, whole. */
export const versionDocument = (engine: Engine, signal?: AbortSignal): Promise<unknown> =>
  call(engine, { operation: "system.version", command: ["version"] }, signal, (docker) => docker.version());

/** The answer of `docker info`, whole. */
export const info = (engine: Engine, signal?: AbortSignal): Promise<unknown> =>
  call(engine, { operation: "system.info", command: ["info"] }, signal, (docker): Promise<unknown> => docker.info());

/**
 * The event stream: lines of JSON, for as long as the signal lives. `since` in seconds since the epoch; `asked` by a
 * person, not by Porthole itself.
 */
export const events = (
  engine: Engine,
  {
    types,
    since,
    asked = false,
  }: { readonly types?: readonly string[]; readonly since?: number; readonly asked?: boolean },
  signal: AbortSignal,
): Promise<Readable> =>
  call(engine, { operation: "system.events", command: ["events"], background: !asked }, signal, async (docker) => {
    // As text: the client's type for filters knows only some of the types there are.
    const filters = types === undefined ? {} : { filters: JSON.stringify({ type: types }) };
    // An empty value is none, which Podman minds.
    return (await docker.getEvents({ ...filters, ...(since === undefined ? {} : { since }) })) as Readable;
  });
