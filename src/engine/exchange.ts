// One request and its answer, ended in every case: by the answer, by the caller's signal (even before there is a socket that
// could be closed), by a connection that breaks, or by an engine that stays silent.
import type { ClientRequest } from "node:http";
import type { Disposable } from "../base/event.ts";
import { Failure } from "../base/problem.ts";
import { maskPath } from "./secrets.ts";

/** What docker-modem hands to `http.request`, as far as we look at it. */
export interface RequestOptions {
  readonly method: string;
  readonly path: string;
  signal?: AbortSignal;
  /** Ours: hears of Node's request as soon as there is one; dial/agent.ts calls it. */
  watch?: (request: ClientRequest) => void;
  [more: string]: unknown;
}

export type Done = (error: unknown, result?: unknown) => void;

export interface Exchange {
  readonly options: RequestOptions;
  /** The answer is handed over as a stream; otherwise it is collected first. */
  readonly stream: boolean;
  readonly signal: AbortSignal | undefined;
  /** Milliseconds without a byte after which the engine counts as silent; absent for no limit. */
  readonly limit: number | undefined;
  readonly endpoint: string;
}

/** `send` sends the request, with the options as they are then; `done` is called once. */
export function exchange(about: Exchange, send: (answered: Done) => void, done: Done): void {
  const { options, stream, signal, limit, endpoint } = about;
  const abort = new AbortController();
  let request: ClientRequest | undefined;
  let before = 0;
  let settled = false;
  const settle: Done = (error, result) => {
    if (settled) return;
    settled = true;
    silence.dispose();
    signal?.removeEventListener("abort", cancel);
    done(error, result);
  };
  const give = (error: unknown): void => {
    abort.abort();
    settle(error);
  };
  const cancel = (): void => give(new DOMException("Aborted", "AbortError"));
  const silence = watchForSilence(
    limit,
    () => bytesRead(request) - before,
    () => give(tooSilent(options, endpoint, limit)),
  );
  // A stream outlives this exchange: it follows the caller's own signal.
  options.signal = stream ? signal : abort.signal;
  options.watch = (made) => {
    request = made;
    made.once("socket", () => (before = bytesRead(made)));
    // docker-modem waits for the end of the answer, which never comes when the connection breaks in the middle.
    if (!stream) made.once("response", (answer) => answer.once("close", () => answer.complete || settle(broken())));
  };
  signal?.addEventListener("abort", cancel, { once: true });
  send((error, result) => {
    // The engine closed a kept connection in the moment we used it; reading again is harmless. (Only reads use kept ones.)
    if (isReset(error) && request?.reusedSocket === true && !settled) send(settle);
    else settle(isRedirect(request) ? new Failure({ kind: "unreachable", endpoint, why: "foreign" }) : error, result);
  });
}

/** Calls `silent` when `heard`, the bytes so far, did not grow for `limit` milliseconds. */
function watchForSilence(limit: number | undefined, heard: () => number, silent: () => void): Disposable {
  let last = 0;
  let timer: NodeJS.Timeout | undefined;
  const listen = (): void => {
    timer = setTimeout(() => {
      const now = heard();
      if (now === last) return silent();
      last = now;
      listen();
    }, limit);
  };
  if (limit !== undefined) listen();
  return { dispose: () => clearTimeout(timer) };
}

/** A kept connection has read before; a channel of ssh does not count. */
const bytesRead = (request: ClientRequest | undefined): number =>
  (request?.socket as { readonly bytesRead?: number } | null | undefined)?.bytesRead ?? 0;

const isReset = (error: unknown): boolean => {
  const code = (error as { readonly code?: string } | null | undefined)?.code;
  return code === "ECONNRESET" || code === "EPIPE";
};

const broken = (): Error =>
  Object.assign(new Error("the connection ended in the middle of the answer"), { code: "ECONNRESET" });

/** An engine never redirects; following would mean going where nobody said. docker-modem is told not to, and fails. */
const isRedirect = (request: ClientRequest | undefined): boolean => {
  const status = (request as { readonly res?: { readonly statusCode?: number } } | undefined)?.res?.statusCode ?? 0;
  return status >= 300 && status < 400 && status !== 304;
};

const tooSilent = ({ method, path }: RequestOptions, endpoint: string, limit: number | undefined): Failure =>
  new Failure({
    kind: "unreachable",
    endpoint,
    why: "timeout",
    said: `${method} ${maskPath(path)}: no answer for ${(limit ?? 0) / 1000} s`,
  });
