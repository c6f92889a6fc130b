// A GET whose answer is read as fast as a socket gives it, over a plain socket of its own; where there is none, as everything
// else is. It is recorded, refused and ended as any other call.
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type Dockerode from "dockerode";
import { Failure } from "../../base/problem.ts";
import { dial } from "../api/request.ts";
import type { Done, RequestOptions } from "../exchange.ts";
import { refusal } from "../refusal.ts";
import { readAnswer } from "./answer.ts";
import type { Head } from "./head.ts";
import { lending, lentOf, type Lent, type Take } from "./lent.ts";
import type { PlainTerms } from "./plain.ts";
import { socketReads } from "./reads.ts";

export interface LentAnswer {
  readonly headers: IncomingHttpHeaders;
  readonly body: Lent;
}

/** A path "/…", with a "?" or "&" at the end where there is a query. */
export async function getLent(docker: Dockerode, path: string): Promise<LentAnswer> {
  const request = { method: "GET", path, options: {}, isStream: true, plainly: askPlainly } as const;
  const answer = await dial<LentAnswer | IncomingMessage>(docker, request);
  return "body" in answer ? answer : { headers: answer.headers, body: lentOf(answer) };
}

/** The part of docker-modem's work that sends a request and judges its answer. */
export function askPlainly(terms: PlainTerms, done: Done): void {
  ask(terms).then(
    (answer) => done(null, answer),
    (error: unknown) => done(error),
  );
}

async function ask({ open, options, statusCodes, endpoint }: PlainTerms): Promise<LentAnswer> {
  const { signal } = options;
  const request = written(options);
  const reads = socketReads();
  signal?.throwIfAborted();
  const socket = await open(reads.onread);
  const abort = (): void => void socket.destroy(new DOMException("Aborted", "AbortError"));
  const take = reads.from(socket);
  signal?.addEventListener("abort", abort, { once: true });
  socket.once("close", () => signal?.removeEventListener("abort", abort));
  try {
    signal?.throwIfAborted();
    socket.write(request);
    const answer = await readAnswer(take);
    if (statusCodes[answer.head.status] !== true) throw await refused(answer.head, answer.take, endpoint);
    return { headers: answer.head.headers, body: lending(answer.take, () => void socket.destroy()) };
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** @throws TypeError for what would end a line, as Node's own client does */
function written({ method, path, headers }: RequestOptions): string {
  const lines = Object.entries({ ...(headers as Readonly<Record<string, string>>), Connection: "close" });
  const request = [`${method} ${path} HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`)];
  if (/[^\x21-\x7e]/.test(path) || request.some((line) => /[^\x20-\x7e]/.test(line)))
    throw new TypeError("the request contains characters that may not stand in it");
  return `${request.join("\r\n")}\r\n\r\n`;
}

/** A refusal is a sentence; of what is longer the beginning is enough. */
const longestRefusal = 64 * 1024;

async function refused({ status, words }: Head, take: Take, endpoint: string): Promise<Error> {
  // An engine never redirects; following would mean going where nobody said.
  if (status >= 300 && status < 400) return new Failure({ kind: "unreachable", endpoint, why: "foreign" });
  const said: Buffer[] = [];
  for (let length = 0; length < longestRefusal;) {
    const piece = await take();
    if (piece === undefined) break;
    said.push(Buffer.from(piece.subarray(0, longestRefusal - length)));
    length += piece.length;
  }
  return refusal(status, words, Buffer.concat(said));
}
