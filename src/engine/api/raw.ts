// Any request to an engine, as a person wrote it, and its answer as it came: for the API console. Nothing is known here of
// what requests mean.
import { Readable } from "node:stream";
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type Dockerode from "dockerode";
import { problemOf, type Problem } from "../../base/problem.ts";
import { rawOperation } from "../activity.ts";
import { call } from "../call.ts";
import type { Modem } from "../clientForCall.ts";
import type { Engine } from "../engine.ts";
import { refusal } from "../refusal.ts";
import { dial, type DialRequest } from "./request.ts";

export interface RawRequest {
  readonly method: DialRequest["method"];
  /** Begins with "/", query and all. Without a version of its own the agreed one is put before it. */
  readonly path: string;
  /** Sent, and recorded nowhere: they may hold credentials. */
  readonly headers: Readonly<Record<string, string>>;
  /** Only with POST. */
  readonly body?: object;
}

export interface RawAnswer {
  readonly status: number;
  /** "OK" */
  readonly words: string;
  readonly headers: IncomingHttpHeaders;
  /** Ends with the signal. */
  readonly body: Readable;
  /** What the engine refused; the body says it too. */
  readonly problem?: Problem;
}

/** A refusal is a sentence; what is longer is none. */
const longestRefusal = 256 * 1024;

/**
 * Sends it. Every status is an answer; in the record a refusal is one all the same.
 * @throws Failure when no answer came
 */
export async function raw(engine: Engine, request: RawRequest, signal: AbortSignal): Promise<RawAnswer> {
  let refused: RawAnswer | undefined;
  try {
    return await call(engine, { operation: rawOperation, what: request.path }, signal, async (docker) => {
      const answer = answerOf(await send(docker, request));
      if (answer.status < 400) return answer;
      const said = await begun(answer.body, longestRefusal);
      refused = { ...answer, body: Readable.from([said], { objectMode: false }) };
      throw refusal(answer.status, answer.words, said);
    });
  } catch (error) {
    if (refused === undefined) throw error;
    return { ...refused, problem: problemOf(error) };
  }
}

/** "/v1.51/containers/json" says itself which version is meant. */
const versioned = /^\/v\d[\d.]*\//;

/** docker-modem is to take every status for good; which one it is, is for people to read. */
const everyStatus = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [200 + index, true as const]));

function send(docker: Dockerode, { method, path, headers, body }: RawRequest): Promise<IncomingMessage> {
  const modem = docker.modem as unknown as Modem & { readonly headers: Readonly<Record<string, string>> };
  if (versioned.test(path)) modem.version = undefined;
  const hasBody = method === "POST" && body !== undefined;
  return dial<IncomingMessage>(docker, {
    method,
    // Where nothing is to be added to a query, docker-modem takes its last character off, which it thinks a "?".
    path: path.includes("?") && !hasBody ? `${path}?` : path,
    options: hasBody ? { _query: {}, _body: body } : {},
    headers: { ...modem.headers, ...headers },
    isStream: true,
    allowEmpty: hasBody,
    statusCodes: everyStatus,
  });
}

const answerOf = (message: IncomingMessage): RawAnswer => ({
  status: message.statusCode ?? 0,
  words: message.statusMessage ?? "",
  headers: message.headers,
  body: message,
});

/** The first bytes, so many at most; the rest is not waited for. */
async function begun(body: Readable, most: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of body) {
    parts.push(Buffer.from(part as Uint8Array));
    length += parts.at(-1)?.length ?? 0;
    if (length >= most) break;
  }
  return Buffer.concat(parts).subarray(0, most);
}
