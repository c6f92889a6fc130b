// A small engine on a unix socket, for faults that a real one does not produce on demand: silence, cut streams, torn frames,
// broken JSON, errors, old versions. What it answers beyond that is said by the test.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { mkdtemp, rm } from "node:fs/promises";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Endpoint } from "../../src/engine/endpoint/endpoint.ts";

export type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

export interface FakeEngine {
  readonly socket: string;
  readonly endpoint: Endpoint;
  /** What was asked, as "GET /v1.51/containers/json?all=true", in order. */
  readonly asked: readonly string[];
  /** Connections that are open now. */
  readonly connections: number;
  /** Connections there have been. */
  readonly accepted: number;
  /** From now on answers `route` ("GET /containers/json", without version and query) so. */
  answer(route: string, answer: Answer | object): void;
  /** Cuts all connections and listens no more; the socket file stays, as after a crash. */
  stop(): Promise<void>;
  /** Listens again. */
  start(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export interface FakeOptions {
  /** The newest API version it says it speaks. */
  readonly api?: string;
  readonly answers?: Readonly<Record<string, Answer | object>>;
}

/** An object is answered as JSON with status 200. Unknown routes get what Docker says: 404 "page not found". */
export async function fakeEngine({ api = "1.51", answers = {} }: FakeOptions = {}): Promise<FakeEngine> {
  const folder = await mkdtemp(join(tmpdir(), "porthole-fake-"));
  const socket = join(folder, "docker.sock");
  const routes = new Map<string, Answer | object>(Object.entries({ "GET /version": versionOf(api), ...answers }));
  const asked: string[] = [];
  const open = new Set<Socket>();
  let accepted = 0;
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    asked.push(`${request.method} ${request.url}`);
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
    const route = routes.get(routeOf(request)) ?? status(404, "page not found");
    const answer = typeof route === "function" ? (route as Answer) : json(route);
    if (request.headers.upgrade !== undefined) answer(request, response, body);
    else request.on("end", () => answer(request, response, body));
  };
  const start = async (): Promise<void> => {
    await rm(socket, { force: true });
    server = createServer(handle).on("upgrade", (request, upgraded: Socket) => upgrade(request, upgraded));
    server.keepAliveTimeout = 0;
    server.on("connection", (connection) => {
      accepted += 1;
      open.add(connection);
      connection.once("close", () => open.delete(connection)).on("error", () => undefined);
    });
    await new Promise<void>((listening) => server.listen(socket, listening));
  };
  const upgrade = (request: IncomingMessage, upgraded: Socket): void => {
    asked.push(`${request.method} ${request.url}`);
    const route = routes.get(routeOf(request));
    if (typeof route === "function") (route as unknown as Upgrade)(request, upgraded);
    else upgraded.end("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
  };
  const stop = async (): Promise<void> => {
    const closed = new Promise((done) => server.close(done));
    for (const connection of open) connection.destroy();
    await closed;
  };
  let server: Server;
  await start();
  return {
    socket,
    endpoint: {
      name: "fake",
      address: { kind: "unix", path: socket },
      url: `unix://${socket}`,
      reason: { by: "default" },
    },
    asked,
    get connections() {
      return open.size;
    },
    get accepted() {
      return accepted;
    },
    answer: (route, answer) => void routes.set(route, answer),
    stop,
    start,
    [Symbol.asyncDispose]: async () => {
      if (server.listening) await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Upgrade = (request: IncomingMessage, socket: Socket) => void;

/** For a route with an upgrade (attach, exec start): accepts it, then the socket is the test's. */
export const hijacked = (then: (socket: Socket) => void): Answer =>
  ((_request: IncomingMessage, socket: Socket) => {
    socket.write("HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n");
    then(socket);
    // Node's server leaves it half open otherwise.
    socket.on("end", () => socket.end()).resume();
  }) as unknown as Answer;

const routeOf = ({ method, url = "" }: IncomingMessage): string =>
  `${method} ${url.replace(/^\/v\d+\.\d+(?=\/)/, "").replace(/\?.*$/, "")}`;

export const versionOf = (api: string): object => ({
  Version: "28.5.2",
  ApiVersion: api,
  MinAPIVersion: "1.24",
  Os: "linux",
  Arch: "amd64",
  KernelVersion: "6.1.0",
  Components: [{ Name: "Engine" }],
});

/** JSON, as engines send it. */
export const json =
  (value: unknown, code = 200): Answer =>
  (_request, response) => {
    const text = JSON.stringify(value);
    response.writeHead(code, { "Content-Type": "application/json" }).end(`${text}\n`);
  };

/** An engine's error. */
export const status = (code: number, message: string): Answer => json({ message }, code);

/** Sends these bytes, one write each, and then keeps the connection open, ends the answer, or cuts the connection. */
export const pieces =
  (chunks: readonly (string | Buffer)[], then: "stay" | "end" | "cut"): Answer =>
  (_request, response) => {
    response.writeHead(200, { "Content-Type": "application/vnd.docker.raw-stream" });
    response.flushHeaders();
    const send = (index: number): void => {
      const chunk = chunks[index];
      if (chunk !== undefined) response.write(chunk, () => setImmediate(() => send(index + 1)));
      else if (then === "end") response.end();
      else if (then === "cut") response.socket?.destroy();
    };
    send(0);
  };

/** Accepts the request and never answers. */
export const silence: Answer = () => undefined;
