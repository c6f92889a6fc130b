// The client as one call sees it: the same dockerode, but each request it sends is noted, and ends as exchange.ts has it.
// Knows the seam in docker-modem where a request is complete but not sent.
import type Dockerode from "dockerode";
import { Failure } from "../base/problem.ts";
import type { ApiRequest } from "./activity.ts";
import type { Engine } from "./engine.ts";
import { exchange, type Done, type RequestOptions } from "./exchange.ts";
import type { PlainTerms } from "./lent/plain.ts";
import { maskBody, maskPath } from "./secrets.ts";

export type { Done, RequestOptions } from "./exchange.ts";

export interface CallTerms {
  /** Filled with what goes out. */
  readonly requests: ApiRequest[];
  readonly signal: AbortSignal | undefined;
  /** Milliseconds without a byte after which the engine counts as silent; absent for no limit. Streams have none. */
  readonly limit: number | undefined;
}

export interface RequestContext {
  /** The answer is handed over as a stream, not collected. */
  readonly isStream?: boolean;
  /** The connection is taken over: after the answer it carries bytes both ways. */
  readonly hijack?: boolean;
  /** Which answers are good: `true`, or a word for what is wrong. */
  statusCodes?: Readonly<Record<number, true | string>>;
  /** Sends it in docker-modem's stead, where there is a plain socket for it: lent/ask.ts. */
  readonly plainly?: (terms: PlainTerms, done: Done) => void;
}

/** The part of docker-modem that sends a finished request. */
export interface Modem {
  version?: string;
  buildRequest(options: RequestOptions, context: RequestContext, data: unknown, done: Done): void;
}

/** dockerode for one call. Objects it makes (containers, execs) belong to the same call. */
export function clientForCall(
  { docker, endpoint: { url: endpoint } }: Pick<Engine, "docker" | "endpoint">,
  { requests, signal, limit }: CallTerms,
): Dockerode {
  const modem = docker.modem as unknown as Modem;
  const buildRequest: Modem["buildRequest"] = (options, context, data, done) => {
    requests.push({ method: options.method, path: maskPath(options.path), body: bodyOf(data) });
    context.statusCodes = { ...context.statusCodes, ...good };
    if (context.hijack === true && data === undefined) sendNoBody(options);
    const send = (answered: Done): void => modem.buildRequest(options, context, data, answered);
    if (context.isStream === true) exchange({ options, stream: true, signal, limit: undefined, endpoint }, send, done);
    else
      exchange({ options, stream: false, signal, limit, endpoint }, send, (error, result) =>
        settleWhole(options, { error, result }, done),
      );
  };
  const own = Object.create(modem, {
    buildRequest: { value: buildRequest },
    // Its own, so that a call may speak another version of the API than the rest: negotiate.ts does.
    version: { value: modem.version, writable: true },
  }) as Modem;
  return Object.create(docker, { modem: { value: own } }) as Dockerode;
}

/**
 * Engines differ in which of these they choose. "Not modified" means that it runs, or stands still, already: that is what
 * was asked for, and docker takes it so too.
 */
const good = { 200: true, 201: true, 204: true, 304: true } as const;

/** docker-modem would announce a body in chunks; whatever came of it, be it the end alone, some engines give to the program. */
function sendNoBody(options: RequestOptions): void {
  const headers: Record<string, unknown> = { ...(options.headers as object), "Content-Length": 0 };
  delete headers["Transfer-Encoding"];
  options.headers = headers;
}

/** docker-modem hands over bytes where it could not read JSON. `null` is JSON all the same; the rest was cut or is foreign. */
function settleWhole(
  { method, path }: RequestOptions,
  { error, result }: { error: unknown; result: unknown },
  done: Done,
): void {
  if (!Buffer.isBuffer(result) || result.length === 0) return done(error, result);
  const text = result.toString().trim();
  if (text === "null" || text === "") return done(error, null);
  const said = `not JSON: ${text.slice(0, 200)}`;
  done(new Failure({ kind: "rejected", operation: `${method} ${maskPath(path)}`, status: 200, said }));
}

function bodyOf(data: unknown): unknown {
  if (typeof data !== "string") return undefined;
  try {
    return maskBody(JSON.parse(data) as unknown);
  } catch {
    return undefined;
  }
}
