// Calls about the engine itself: version, info, disk usage, events.
import type { Readable } from "node:stream";
import { call } from "../call.ts";
import type { Engine, EngineVersion } from "../engine.ts";

/** What the engine says of itself, and the oldest API it still speaks. */
export const version = (engine: Engine, signal?: AbortSignal): Promise<EngineVersion> =>
  call(
    engine,
    { operation: "system.version", command: ["version"], background: true },
    signal,
    async (docker, abortSignal) => {
      const answer = (await (docker as unknown as Signalled).version({ abortSignal })) as VersionAnswer;
      return {
        version: answer.Version,
        api: answer.ApiVersion,
        platform: `${answer.Os}/${answer.Arch}`,
        kernel: answer.KernelVersion ?? "",
        product:
          answer.Components?.some(({ Name }) => /podman/i.test(Name)) === true ? "Podman Engine" : "Docker Engine",
      };
    },
  );

/** dockerode takes a signal here; its types do not know. */
interface Signalled {
  version(options: { abortSignal?: AbortSignal }): Promise<unknown>;
  info(options: { abortSignal?: AbortSignal }): Promise<unknown>;
  getEvents(options: { filters?: { type: string[] }; since?: number; abortSignal?: AbortSignal }): Promise<Readable>;
}

interface VersionAnswer {
  readonly Version: string;
  readonly ApiVersion: string;
  readonly Os: string;
  readonly Arch: string;
  readonly KernelVersion?: string;
  readonly Components?: readonly { readonly Name: string }[];
}

/** The answer of `docker version`, whole. */
export const versionDocument = (engine: Engine, signal?: AbortSignal): Promise<unknown> =>
  call(engine, { operation: "system.version", command: ["version"] }, signal, (docker, abortSignal) =>
    (docker as unknown as Signalled).version({ abortSignal }),
  );

/** The answer of `docker info`, whole. */
export const info = (engine: Engine, signal?: AbortSignal): Promise<unknown> =>
  call(engine, { operation: "system.info", command: ["info"] }, signal, (docker, abortSignal) =>
    (docker as unknown as Signalled).info({ abortSignal }),
  );

/** The event stream: lines of JSON, for as long as the signal lives. `since` in seconds since the epoch. */
export const events = (
  engine: Engine,
  { types, since }: { readonly types?: readonly string[]; readonly since?: number },
  signal: AbortSignal,
): Promise<Readable> =>
  call(
    engine,
    { operation: "system.events", command: ["events"], background: true },
    signal,
    async (docker, abortSignal) => {
      const filters = types === undefined ? undefined : { type: [...types] };
      return await (docker as unknown as Signalled).getEvents({ filters, since, abortSignal });
    },
  );
