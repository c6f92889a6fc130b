// Containers of Porthole's own: made, started and removed as upkeep, each with a label that says so, so that leftovers can
// be told from everybody else's. What they are for is the files room's business.
import type Dockerode from "dockerode";
import { addAbortSignal, type Duplex, type Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { fail } from "../../base/problem.ts";
import { call } from "../call.ts";
import type { Engine } from "../engine.ts";
import type { Target } from "./containers.ts";
import { dial, openStream, queryAndBody } from "./request.ts";

/** A container as inspect tells it, for rooms that know no client of an engine. */
export type Inspected = Dockerode.ContainerInspectInfo;
/** What a container is made from. */
export type StandInBody = Dockerode.ContainerCreateOptions;

/** Its value says which running Porthole it belongs to. */
export const helperLabel = "porthole.helper";

/** Makes a container without starting it. @returns its id */
export const createStandIn = (engine: Engine, body: StandInBody, signal?: AbortSignal): Promise<string> =>
  call(
    engine,
    { operation: "containers.create", what: body.Image ?? "", background: true, long: true },
    signal,
    async (docker) => {
      const request = { method: "POST", path: "/containers/create?", options: queryAndBody({}, body) } as const;
      return (await dial<{ readonly Id: string }>(docker, request)).Id;
    },
  );

/** Resolves when its process was started. */
export const startStandIn = (engine: Engine, { id, name }: Target, signal?: AbortSignal): Promise<void> =>
  call(engine, { operation: "containers.start", what: name, background: true, long: true }, signal, async (docker) => {
    await docker.getContainer(id).start();
  });

/** With its anonymous volumes; one that is gone already is no failure. Not bound to a signal: it is what ends things. */
export const removeStandIn = (engine: Engine, { id, name }: Target): Promise<void> =>
  call(
    engine,
    { operation: "containers.remove", what: name, background: true, long: true },
    undefined,
    async (docker) => {
      const gone = { 404: true, 409: true } as const;
      await dial(docker, {
        method: "DELETE",
        path: `/containers/${id}?force=true&v=true&`,
        options: {},
        statusCodes: gone,
      });
    },
  );

/** Ours, whoever made them: id, image, the label's value, seconds since 1970 when they were made, and whether they run. */
export const listStandIns = (engine: Engine, signal?: AbortSignal): Promise<readonly StandIn[]> =>
  call(engine, { operation: "containers.list", background: true }, signal, async (docker) => {
    const found = await docker.listContainers({ all: true, filters: { label: [helperLabel] } });
    return found.map(({ Id, ImageID, Labels, Created, State }) => ({
      id: Id,
      imageId: ImageID,
      // Podman has null for none.
      owner: (Labels as Readonly<Record<string, string>> | null)?.[helperLabel] ?? "",
      created: Created,
      running: State === "running",
    }));
  });

export interface StandIn {
  readonly id: string;
  readonly imageId: string;
  readonly owner: string;
  readonly created: number;
  readonly running: boolean;
}

/** Makes an image of one layer out of a tar archive. Nothing is pulled. */
export const importImage = (
  engine: Engine,
  {
    tar,
    changes,
    reference,
  }: { readonly tar: Readable; readonly changes: readonly string[]; readonly reference: string },
  signal?: AbortSignal,
): Promise<void> =>
  call(
    engine,
    { operation: "images.import", what: reference, background: true, long: true },
    signal,
    async (docker) => {
      const query = new URLSearchParams([
        ["fromSrc", "-"],
        // With its tag: Podman does not hear of one by itself.
        ["repo", reference],
        ...changes.map((change): [string, string] => ["changes", change]),
      ]);
      const path = `/images/create?${query.toString()}&`;
      // Says what it does line by line, and of a failure in the same way.
      const said = await text(
        await dial<Readable>(docker, { method: "POST", path, options: {}, file: tar, isStream: true }),
      );
      const failure = /"error":"((?:[^"\\]|\\.)*)"/.exec(said)?.[1];
      if (failure !== undefined) fail({ kind: "rejected", operation: "images.import", status: 500, said: failure });
    },
  );

/** Where the engine keeps a volume, on the engine's own system. */
export const volumeFolder = (
  engine: Engine,
  name: string,
  signal?: AbortSignal,
): Promise<{ readonly driver: string; readonly folder: string }> =>
  call(engine, { operation: "volumes.inspect", what: name, background: true }, signal, async (docker) => {
    const { Driver, Mountpoint } = await docker.getVolume(name).inspect();
    return { driver: Driver, folder: Mountpoint };
  });

/** Bytes both ways to its main process, from before its start. Its input ends when this stream does. */
export const attachStandIn = (engine: Engine, { id, name }: Target, signal: AbortSignal): Promise<Duplex> =>
  call(engine, { operation: "containers.attach", what: name, background: true }, signal, async (docker) => {
    const query = { stream: true, stdin: true, stdout: true, stderr: true, detachKeys: "ctrl-^,ctrl-_,ctrl-^" };
    const request = { method: "POST", path: `/containers/${id}/attach`, query, hijack: true } as const;
    return addAbortSignal(signal, await openStream<Duplex>(docker, request));
  });
