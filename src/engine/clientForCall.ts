// The client as one call sees it: the same dockerode, but each request it sends is noted, ends with the call's signal,
// and is given up when the engine stays silent. Knows the seam in docker-modem where a request is complete but not sent.
import type { ClientRequest } from "node:http";
import type Dockerode from "dockerode";
import { Failure } from "../base/problem.ts";
import type { ApiRequest } from "./activity.ts";
import type { Engine } from "./engine.ts";
import { maskBody, maskPath } from "./secrets.ts";

export interface CallTerms {
  /** Filled with what goes out. */
  readonly requests: ApiRequest[];
  readonly signal: AbortSignal | undefined;
  /** Milliseconds without a byte after which the engine counts as silent; absent for no limit. Streams have none. */
  readonly limit: number | undefined;
}

/** What docker-modem hands to `http.request`, as far as we look at it. */
export interface RequestOptions {
  readonly method: string;
  readonly path: string;
  signal?: AbortSignal;
  /** Ours: hears of Node's request as soon as there is one; dial/agent.ts calls it. */
  watch?: (request: ClientRequest) => void;
  [more: string]: unknown;
}

export interface RequestContext {
  /** The answer is handed over as a stream, not collected. */
  readonly isStream?: boolean;
}

export type Done = (error: unknown, result?: unknown) => void;

/** The part of docker-modem that sends a finished request. */
export interface Modem {
  version?: string;
  buildRequest(options: RequestOptions, context: RequestContext, data: unknown, done: Done): void;
}

/** dockerode for one call. Objects it makes (containers, execs) belong to the same call. */
export function clientForCall({ docker, endpoint }: Pick<Engine, "docker" | "endpoint">, terms: CallTerms): Dockerode {
  const modem = docker.modem as unknown as Modem;
  const buildRequest: Modem["buildRequest"] = (options, context, data, done) => {
    terms.requests.push({ method: options.method, path: maskPath(options.path), body: bodyOf(data) });
    const send = (answered: Done): void => modem.buildRequest(options, context, data, answered);
    if (context.isStream === true)
      exchange({ options, send, terms: { ...terms, limit: undefined } }, endpoint.url, done);
    else exchange({ options, send, terms }, endpoint.url, (error, result) => settleWhole(options, error, result, done));
  };
  const own = Object.create(modem, {
    buildRequest: { value: buildRequest },
    // Its own, so that a call may speak another version of the API than the rest: negotiate.ts does.
    version: { value: modem.version, writable: true },
  }) as Modem;
  return Object.create(docker, { modem: { value: own } }) as Dockerode;
}

interface Exchange {
  readonly options: RequestOptions;
  readonly send: (answered: Done) => void;
  readonly terms: CallTerms;
}

/** One request and its answer: ends at once when the signal aborts, even before there is a socket that could be closed. */
function exchange({ options, send, terms: { signal, limit } }: Exchange, endpoint: string, done: Done): void {
  const abort = new AbortController();
  let request: ClientRequest | undefined;
  let heard = 0;
  let timer: NodeJS.Timeout | undefined;
  let settled = false;
  const settle: Done = (error, result) => {
    if (settled) return;
    settled = true;
    clearTimeout(timer);
    signal?.removeEventListener("abort", cancel);
    done(error, result);
  };
  const cancel = (): void => {
    abort.abort();
    settle(new DOMException("Aborted", "AbortError"));
  };
  const listen = (): void => {
    timer = setTimeout(() => {
      const now = bytesRead(request);
      if (now === heard) {
        abort.abort();
        settle(silence(options, endpoint, limit ?? 0));
      } else {
        heard = now;
        listen();
      }
    }, limit);
  };
  // A stream outlives this exchange, and its end must follow the caller's own signal.
  options.signal = limit === undefined ? signal : abort.signal;
  options.watch = (made) => {
    request = made;
    made.once("socket", () => (heard = bytesRead(made)));
  };
  signal?.addEventListener("abort", cancel, { once: true });
  if (limit !== undefined) listen();
  send((error, result) => {
    // The engine closed a kept connection in the moment we used it; reading again is harmless. (Only reads use kept ones.)
    if (isReset(error) && request?.reusedSocket === true && !settled) send(settle);
    else settle(isRedirect(request) ? foreign(endpoint) : error, result);
  });
}

const bytesRead = (request: ClientRequest | undefined): number =>
  (request?.socket as { readonly bytesRead?: number } | null | undefined)?.bytesRead ?? 0;

const isReset = (error: unknown): boolean => {
  const code = (error as { readonly code?: string } | null | undefined)?.code;
  return code === "ECONNRESET" || code === "EPIPE";
};

/** An engine never redirects; following would mean going where nobody said. docker-modem is told not to, and fails. */
const isRedirect = (request: ClientRequest | undefined): boolean => {
  const status = (request as { readonly res?: { readonly statusCode?: number } } | undefined)?.res?.statusCode ?? 0;
  return status >= 300 && status < 400 && status !== 304;
};

const foreign = (endpoint: string): Failure => new Failure({ kind: "unreachable", endpoint, why: "foreign" });

const silence = ({ method, path }: RequestOptions, endpoint: string, limit: number): Failure =>
  new Failure({
    kind: "unreachable",
    endpoint,
    why: "timeout",
    said: `${method} ${maskPath(path)}: no answer for ${limit / 1000} s`,
  });

/** docker-modem hands over bytes where it could not read JSON. `null` is JSON all the same; anything else was cut or foreign. */
function settleWhole({ method, path }: RequestOptions, error: unknown, result: unknown, done: Done): void {
  if (!Buffer.isBuffer(result) || result.length === 0) return done(error, result);
  const text = result.toString().trim();
  if (text === "null") return done(error, null);
  done(
    new Failure({
      kind: "rejected",
      operation: `${method} ${path}`,
      status: 200,
      said: `not JSON: ${text.slice(0, 200)}`,
    }),
  );
}

function bodyOf(data: unknown): unknown {
  if (typeof data !== "string") return undefined;
  try {
    return maskBody(JSON.parse(data) as unknown);
  } catch {
    return undefined;
  }
}
