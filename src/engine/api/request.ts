// How arguments become a request where dockerode would send them twice: it puts what belongs in the query into the body
// too, and a container's whole description into the query.
import type { Readable } from "node:stream";
import type Dockerode from "dockerode";
import type { RequestContext } from "../clientForCall.ts";

/** Values of a query; those that are undefined are left out. */
export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

const given = (query: Query): object =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));

/** For a POST that has a query and no body. */
export const queryOnly = (query: Query): object => ({ _query: given(query), _body: {} });

/** For a POST that has both. */
export const queryAndBody = (query: Query, body: object): object => ({ _query: given(query), _body: body });

/**
 * A name as part of a path: tags, digests and repositories keep their looks, and nothing in it can lead to another path
 * or add a query.
 */
export const inPath = (name: string): string =>
  name
    .split("/")
    .map((part) => (/^\.+$/.test(part) ? part.replaceAll(".", "%2E") : encodeURIComponent(part)))
    .join("/")
    .replaceAll("%3A", ":")
    .replaceAll("%40", "@");

/** What dockerode's own functions hand to docker-modem, for where they fall short. */
export interface DialRequest {
  readonly method: "GET" | "HEAD" | "POST" | "PUT" | "DELETE";
  /** Ends in "?" where there is a query. */
  readonly path: string;
  readonly options: object;
  readonly isStream?: boolean;
  readonly hijack?: boolean;
  /** A body of bytes, sent as they come. */
  readonly file?: Readable;
  /** Instead of those that every request has. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A body that is an empty object is sent too. */
  readonly allowEmpty?: boolean;
  /** Answers that are good beside those that always are. */
  readonly statusCodes?: Readonly<Record<number, true>>;
  /** Goes out in this way where it can. */
  readonly plainly?: RequestContext["plainly"];
}

/** Sends a request past dockerode; the answer is parsed JSON, or a stream when that was asked for. */
export function dial<T>(docker: Dockerode, request: DialRequest): Promise<T> {
  const modem = docker.modem as unknown as Dialer;
  return new Promise((resolve, reject) =>
    modem.dial({ statusCodes: {}, ...request }, (error, answer) =>
      error === null || error === undefined ? resolve(answer as T) : reject(error),
    ),
  );
}

interface Dialer {
  dial(request: object, done: (error: Error | null | undefined, answer: unknown) => void): void;
}

/** Sends a request whose answer is a stream: of bytes, or both ways when `hijack` is set. */
export function openStream<T extends Readable>(
  docker: Dockerode,
  request: { readonly method: "GET" | "POST"; readonly path: string; readonly query: Query; readonly hijack?: boolean },
): Promise<T> {
  const { method, path, query, hijack } = request;
  const options = method === "GET" ? given(query) : queryOnly(query);
  return dial(docker, { method, path: `${path}?`, options, isStream: true, hijack });
}
