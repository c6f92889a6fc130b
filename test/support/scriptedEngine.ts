// An engine whose answers are said by the test. Everything between a command and the wire is real (api/, call.ts, dockerode
// with its queries and bodies, the activity record); only the sending is not.
import { createActivity } from "../../src/engine/activity.ts";
import { createLog } from "../../src/base/log.ts";
import type { Modem } from "../../src/engine/clientForCall.ts";
import { connect } from "../../src/engine/connect.ts";
import type { Endpoint } from "../../src/engine/endpoint/endpoint.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { anEndpoint } from "./fakeSession.ts";

/** One request as it would have gone out. */
export interface Asked {
  readonly method: string;
  /** Without version and query: "/containers/3f2a/stop". */
  readonly path: string;
  /** Parameters that have a value. */
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface ScriptedEngine extends Engine {
  readonly asked: readonly Asked[];
  /** "POST /containers/3f2a/stop?t=3", in order; those that match only. */
  requests(matching?: RegExp): readonly string[];
}

/** `answer` returns the parsed JSON, a promise of it, or throws a `refusal`. */
export function scriptedEngine(
  answer: (asked: Asked) => unknown = () => undefined,
  endpoint: Endpoint = anEndpoint(),
): ScriptedEngine {
  const asked: Asked[] = [];
  const engine = connect(endpoint, {
    log: createLog(() => undefined),
    signal: new AbortController().signal,
    record: createActivity(),
    loadSsh: () => Promise.reject(new Error("a scripted engine dials nothing")),
  });
  const modem = engine.docker.modem as unknown as Modem;
  modem.version = "v1.51";
  modem.buildRequest = ({ method, path }, _context, data, done) => {
    const { pathname, searchParams } = new URL(path, "http://scripted");
    const one: Asked = {
      method,
      path: pathname.replace(/^\/v[\d.]+/, ""),
      query: Object.fromEntries([...searchParams].filter(([, value]) => value !== "")),
      body: typeof data === "string" ? JSON.parse(data) : undefined,
    };
    asked.push(one);
    Promise.resolve()
      .then(() => answer(one))
      .then(
        (result) => done(null, result),
        (error: unknown) => done(error),
      );
  };
  return Object.assign(engine, {
    asked,
    requests: (matching = /^/) => asked.map(lineOf).filter((line) => matching.test(line)),
  });
}

const lineOf = ({ method, path, query }: Asked): string => {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  return `${method} ${path}${pairs.length === 0 ? "" : `?${pairs.join("&")}`}`;
};

/** What dockerode throws when the engine says no. */
export const refusal = (status: number, message: string): Error =>
  Object.assign(new Error(`(HTTP code ${status}) - ${message}`), { statusCode: status, json: { message } });
