// The one seam to an engine: names the operation, passes the signal, turns every error into a Failure, and writes the
// activity record with the requests that really went out.
import { AsyncLocalStorage } from "node:async_hooks";
import type Dockerode from "dockerode";
import { problemOf, type Problem } from "../base/problem.ts";
import { Failure, summary } from "../base/problem.ts";
import type { ApiRequest } from "./activity.ts";
import type { Engine } from "./engine.ts";
import { problemOfFault } from "./faults.ts";

export interface Call {
  /** "containers.stop" */
  readonly operation: string;
  /** What it acts on, in the words of the person: the container's name. */
  readonly what?: string;
  /** Words of the docker command that does the same, without "docker". */
  readonly command?: readonly string[];
  /** Porthole's own upkeep, not asked by the person. */
  readonly background?: boolean;
}

/** The requests of the call that is being made, filled by the dial that connect.ts wraps. */
export const requestsInFlight = new AsyncLocalStorage<ApiRequest[]>();

/**
 * Makes one call. `ask` gets dockerode and the signal to hand on as `abortSignal`.
 * @throws Failure, never a raw error; `cancelled` when the signal aborted
 */
export async function call<T>(
  engine: Engine,
  what: Call,
  signal: AbortSignal | undefined,
  ask: (docker: Dockerode, signal: AbortSignal | undefined) => Promise<T>,
): Promise<T> {
  const requests: ApiRequest[] = [];
  const started = Date.now();
  const clock = performance.now();
  const done = (problem?: Problem): void => {
    const milliseconds = Math.round((performance.now() - clock) * 10) / 10;
    const { operation, command, background = false } = what;
    engine.log.debug(`${operation} ${problem === undefined ? "ok" : summary(problem)} ${milliseconds} ms`);
    engine.record.add({
      engine: engine.name,
      endpoint: engine.endpoint.url,
      operation,
      command,
      requests,
      background,
      started,
      milliseconds,
      problem,
    });
  };
  try {
    signal?.throwIfAborted();
    const result = await requestsInFlight.run(requests, () => ask(engine.docker, signal));
    done();
    return result;
  } catch (error) {
    const problem = problemOfFault(error, {
      engine,
      operation: what.operation,
      what: what.what ?? "",
      aborted: signal?.aborted === true,
    });
    done(problem);
    throw new Failure(problem, { cause: error });
  }
}

/** For the end of streams that `call` opened: the same mapping, without a second entry in the record. */
export function failureOf(engine: Engine, what: Call, signal: AbortSignal | undefined, error: unknown): Failure {
  const known = problemOf(error);
  return known.kind === "defect"
    ? new Failure(
        problemOfFault(error, {
          engine,
          operation: what.operation,
          what: what.what ?? "",
          aborted: signal?.aborted === true,
        }),
        { cause: error },
      )
    : new Failure(known, { cause: error });
}
