// An engine without a socket: it holds what the test puts into it, notes what it is asked, and can be away, mute or slow on
// demand. It stands in for dockerode only; everything above (call.ts, the model) is the real code.
import { PassThrough, type Readable } from "node:stream";
import type Dockerode from "dockerode";
import { rememberingLog } from "../../src/base/log.ts";
import { createActivity } from "../../src/engine/activity.ts";
import type { Endpoint } from "../../src/engine/endpoint/endpoint.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { anEndpoint } from "./fakeSession.ts";
import { idOf, imageIdOf, madeAt } from "./resources.ts";

export type Wire = Record<string, unknown>;

/** A container as the list tells it; running unless the status says otherwise. */
export function wireContainer(name: string, over: Wire = {}): Wire & { readonly Id: string } {
  return {
    Id: idOf(name),
    Names: [`/${name}`],
    Image: "nginx:1.25",
    ImageID: imageIdOf("nginx:1.25"),
    Command: "/docker-entrypoint.sh nginx",
    Created: madeAt / 1000,
    Ports: [],
    Labels: {},
    State: "running",
    Status: "Up 3 minutes",
    HostConfig: { NetworkMode: "bridge" },
    NetworkSettings: { Networks: {} },
    Mounts: [],
    ...over,
  };
}

export const wireImage = (tag: string, over: Wire = {}): Wire & { readonly Id: string } => ({
  Id: imageIdOf(tag),
  ParentId: "",
  RepoTags: [tag],
  RepoDigests: [],
  Created: madeAt / 1000,
  Size: 142_000_000,
  Labels: null,
  ...over,
});

export const wireInspect = (
  over: { readonly State?: Wire; readonly HostConfig?: Wire; readonly Config?: Wire } = {},
) => ({
  RestartCount: 0,
  State: {
    OOMKilled: false,
    Pid: 4711,
    StartedAt: "2026-01-01T00:00:00.123456789Z",
    FinishedAt: "0001-01-01T00:00:00Z",
    Error: "",
    ...over.State,
  },
  HostConfig: {
    Privileged: false,
    AutoRemove: false,
    RestartPolicy: { Name: "no", MaximumRetryCount: 0 },
    ...over.HostConfig,
  },
  Config: { Tty: false, OpenStdin: false, ...over.Config },
});

type Question = "version" | "events" | "containers" | "images" | "inspect";

export interface StandInEngine {
  /** For `createSession`. */
  readonly connect: (endpoint: Endpoint, signal: AbortSignal) => Promise<Engine>;
  /** By id. Changing it changes what lists tell; nobody hears of it without an event. */
  readonly containers: Map<string, Wire>;
  readonly images: Map<string, Wire>;
  /** By id; a container without one is inspected as an ordinary one. */
  readonly inspects: Map<string, Wire>;
  /** What was asked, in order: "version", "events", "containers", "containers web-1,web-2", "images", "inspect web-1". */
  readonly asked: string[];
  /** What was asked since the last time this was called. */
  news(): readonly string[];
  /** How many event streams are open. */
  readonly listeners: number;
  add(...containers: readonly (Wire & { readonly Id: string })[]): void;
  /** Changes a container without an event. */
  set(name: string, over: Wire): void;
  event(type: string, action: string, id: string, attributes?: Readonly<Record<string, string>>): void;
  /** Raw bytes into the event streams. */
  bytes(chunk: string | Uint8Array): void;
  /** From now on such questions are answered only when the returned function is called. */
  hold(question: Question): () => void;
  /** From now on such questions fail with this, until undefined is passed. */
  refuse(question: Question, error: unknown): void;
  /** The engine ends: streams are cut and everything is refused, until `returns`. */
  leaves(error?: unknown): void;
  returns(): void;
  /** Cuts the event streams and nothing else. */
  cut(): void;
}

/** What Node says when nobody listens at a socket. */
const refusedError = (): Error => Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });

/** What dockerode throws for an answer of the engine with such a status. */
export const statusError = (statusCode: number, message: string): Error =>
  Object.assign(new Error(`(HTTP code ${statusCode}) ${message}`), { statusCode, json: { message } });

/**
 * `headers` are those of the event stream's answer: with Docker's the version is known from the start. `version` is put
 * over the ordinary answer to that question.
 */
export function standInEngine(headers: Readonly<Record<string, string>> = {}, version: Wire = {}): StandInEngine {
  const containers = new Map<string, Wire>();
  const images = new Map<string, Wire>();
  const inspects = new Map<string, Wire>();
  const asked: string[] = [];
  const streams = new Set<PassThrough>();
  const refusals = new Map<Question, unknown>();
  const held = new Map<Question, Promise<void>>();
  let away: unknown;
  let told = 0;

  const answer = async <T>(question: Question, words: string, give: () => T): Promise<T> => {
    asked.push(words);
    if (away !== undefined) throw away as Error;
    await held.get(question);
    const refusal = refusals.get(question) ?? away;
    if (refusal !== undefined) throw refusal as Error;
    return structuredCloneUnlessStream(give());
  };
  const nameOf = (id: string): string => {
    const names = containers.get(id)?.Names;
    return Array.isArray(names) ? String(names[0]).slice(1) : id;
  };
  const openStream = (): Readable => {
    const stream = Object.assign(new PassThrough(), { headers });
    streams.add(stream);
    stream.once("close", () => streams.delete(stream));
    stream.on("error", () => undefined);
    return stream;
  };
  const bytes = (chunk: string | Uint8Array): void => streams.forEach((stream) => void stream.write(chunk));
  const docker = {
    modem: { buildRequest: () => undefined },
    version: () => answer("version", "version", () => ({ ...versionAnswer, ...version })),
    getEvents: () => answer("events", "events", openStream),
    listContainers: ({ filters }: { filters?: { id?: string[] } | string } = {}) => {
      const ids = (typeof filters === "string" ? (JSON.parse(filters) as { id?: string[] }) : filters)?.id;
      const words = ids === undefined ? "containers" : `containers ${ids.map(nameOf).join(",")}`;
      return answer("containers", words, () =>
        [...containers].filter(([id]) => ids === undefined || ids.includes(id)).map(([, wire]) => wire),
      );
    },
    listImages: () => answer("images", "images", () => [...images.values()]),
    getContainer: (id: string) => ({
      inspect: () =>
        answer("inspect", `inspect ${nameOf(id)}`, () => {
          if (!containers.has(id)) throw statusError(404, `No such container: ${id}`);
          return inspects.get(id) ?? wireInspect();
        }),
    }),
  };
  return {
    connect: (endpoint) => {
      const engine = { name: endpoint.name, endpoint, docker: docker as unknown as Dockerode };
      return Promise.resolve({ ...engine, record: createActivity(), log: rememberingLog() });
    },
    containers,
    images,
    inspects,
    asked,
    news: () => asked.slice(told, (told = asked.length)),
    get listeners() {
      return streams.size;
    },
    add: (...wires) => wires.forEach((wire) => containers.set(wire.Id, wire)),
    set: (name, over) => containers.set(idOf(name), { ...containers.get(idOf(name)), ...over }),
    event: (Type, Action, ID, Attributes = {}) =>
      bytes(`${JSON.stringify({ Type, Action, Actor: { ID, Attributes } })}\n`),
    bytes,
    hold: (question) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      held.set(question, promise);
      return () => {
        if (held.get(question) === promise) held.delete(question);
        resolve();
      };
    },
    refuse: (question, error) => {
      if (error === undefined) refusals.delete(question);
      else refusals.set(question, error);
    },
    leaves: (error = refusedError()) => {
      away = error;
      for (const stream of streams) stream.destroy();
    },
    returns: () => void (away = undefined),
    cut: () => streams.forEach((stream) => stream.destroy()),
  };
}

const versionAnswer = {
  Version: "28.5.2",
  ApiVersion: "1.51",
  Os: "linux",
  Arch: "amd64",
  KernelVersion: "6.12.0",
  Components: [{ Name: "Engine" }],
};

/** The headers with which Docker answers everything. */
export const dockerHeaders = {
  server: "Docker/28.5.2 (linux)",
  "api-version": "1.51",
  date: "Fri, 01 Jan 2100 00:00:00 GMT",
} as const;

/** An answer is the caller's: what changes here later must not change there. */
function structuredCloneUnlessStream<T>(value: T): T {
  return value instanceof PassThrough ? value : structuredClone(value);
}

/** The engine of a stand-in, for tests that need no session. */
export const engineOf = (standIn: StandInEngine, endpoint: Endpoint = anEndpoint()): Promise<Engine> =>
  standIn.connect(endpoint, new AbortController().signal);
