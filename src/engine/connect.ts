// Makes the client of one engine. Making it opens nothing: connections are dialled by the requests that need them, and all
// of them end when the session's signal aborts.
import type { Agent } from "node:http";
import type { Duplex } from "node:stream";
import { inspect } from "node:util";
import Dockerode from "dockerode";
import type { Log } from "../base/log.ts";
import { createActivity, type Activity } from "./activity.ts";
import type { Done, Modem, RequestOptions } from "./clientForCall.ts";
import { createAgent, type Dial } from "./dial/agent.ts";
import { openSocket } from "./dial/socket.ts";
import { openTls } from "./dial/tls.ts";
import type { Address, Endpoint } from "./endpoint/endpoint.ts";
import type { Engine } from "./engine.ts";
import type { OpenPlain } from "./lent/plain.ts";

/** The ssh bundle's part: one connection to a host, and streams to an engine's socket through it. */
export interface SshDoor {
  openSsh(options: {
    readonly address: Extract<Address, { kind: "ssh" }>;
    readonly endpoint: string;
    readonly signal: AbortSignal;
    readonly log: Log;
  }): Dial;
}

export interface ConnectOptions {
  readonly log: Log;
  /** The session's: when it aborts, every connection ends. */
  readonly signal: AbortSignal;
  /** Shared by the engines of a window. */
  readonly record?: Activity;
  readonly loadSsh: () => Promise<SshDoor>;
}

/** Milliseconds for which a connection of a finished read is kept for the next one. */
const keep = 15_000;

/** Makes the client of an engine, without asking it anything: that begins with `negotiate`. */
export function connect(endpoint: Endpoint, options: ConnectOptions): Engine {
  const { log, signal, record = createActivity() } = options;
  const own = owned(signal);
  const way = wayTo(endpoint, options);
  const dial = own(way.dial);
  // Only reads may go out on a kept connection: should the engine have closed it meanwhile, they can be asked again.
  const reads = createAgent(dial, { keepAlive: true, timeout: keep, maxFreeSockets: 4 });
  const others = createAgent(dial, {});
  const end = (): void => [reads, others].forEach((agent) => agent.destroy());
  signal.addEventListener("abort", end, { once: true });
  const ways = { reads, others, open: way.open === undefined ? undefined : own(way.open) };
  return { name: endpoint.name, endpoint, docker: clientOver(ways, endpoint, signal), record, log };
}

interface Way {
  readonly dial: Dial;
  /** Where neither TLS nor ssh is between. */
  readonly open?: OpenPlain;
}

function wayTo({ address, url }: Endpoint, { log, signal, loadSsh }: ConnectOptions): Way {
  const plain = (open: OpenPlain): Way => ({ dial: () => open(), open });
  switch (address.kind) {
    case "unix":
    case "npipe":
      return plain((onread) => openSocket({ path: address.path, onread }, url));
    case "tcp": {
      const { host, port, tls } = address;
      if (tls !== undefined) return { dial: () => openTls({ host, port, tls }, url) };
      const kept = { noDelay: true, keepAlive: true, keepAliveInitialDelay: 30_000 };
      return plain((onread) => openSocket({ host, port, ...kept, onread }, url));
    }
    case "ssh": {
      let ssh: Promise<Dial> | undefined;
      const dial = async (): Promise<Duplex> => {
        ssh ??= loadSsh().then(({ openSsh }) => openSsh({ address, endpoint: url, signal, log }));
        return await (
          await ssh
        )();
      };
      return { dial };
    }
  }
}

/** Connections that end with the signal, those taken over by an attach or exec too. */
function owned(signal: AbortSignal) {
  const open = new Set<Duplex>();
  signal.addEventListener("abort", () => open.forEach((socket) => socket.destroy()), { once: true });
  return <D extends Duplex, A extends unknown[]>(dial: (...how: A) => Promise<D>) =>
    async (...how: A): Promise<D> => {
      const socket = await dial(...how);
      open.add(socket);
      socket.once("close", () => open.delete(socket));
      if (signal.aborted) socket.destroy();
      return socket;
    };
}

interface Ways {
  readonly reads: Agent;
  readonly others: Agent;
  readonly open: OpenPlain | undefined;
}

function clientOver({ reads, others, open }: Ways, { address, url }: Endpoint, signal: AbortSignal): Dockerode {
  const docker = withoutEnvironment(() => new Dockerode({ ...nowhere, headers: hostHeader(address) }));
  const modem = docker.modem as unknown as Modem;
  const send = modem.buildRequest.bind(modem);
  modem.buildRequest = (options: RequestOptions, context, data, done: Done) => {
    if (signal.aborted) return done(ended());
    const settle: Done = (error, result) =>
      done(error !== null && error !== undefined && signal.aborted ? ended() : error, result);
    const { plainly, statusCodes = {} } = context;
    if (plainly !== undefined && open !== undefined)
      return plainly({ open, options, statusCodes, endpoint: url }, settle);
    options.agent = options.method === "GET" && context.isStream !== true ? reads : others;
    // An engine does not redirect, and we go nowhere that nobody named.
    options.maxRedirects = 0;
    // docker-modem writes each request's options out for its debug log, agent and sockets included, read or not.
    Object.defineProperty(options, inspect.custom, { value: () => "request", configurable: true });
    send(options, context, data, settle);
  };
  return docker;
}

const ended = (): unknown => new DOMException("The session has ended", "AbortError");

/** docker-modem wants a place; the agent alone knows the way. All else it would take from the environment. */
const nowhere = { socketPath: "engine", host: undefined, port: undefined, protocol: "http" } as const;

/** docker-modem reads DOCKER_HOST and certificates while it is made, and throws when they are bad. Ours are found elsewhere. */
function withoutEnvironment<T>(make: () => T): T {
  const { DOCKER_HOST } = process.env;
  delete process.env.DOCKER_HOST;
  try {
    return make();
  } finally {
    if (DOCKER_HOST !== undefined) process.env.DOCKER_HOST = DOCKER_HOST;
  }
}

function hostHeader(address: Address): Record<string, string> {
  if (address.kind !== "tcp") return { Host: "localhost" };
  const host = address.host.includes(":") ? `[${address.host}]` : address.host;
  return { Host: `${host}:${address.port}` };
}
