// The one seam to an engine: names the operation, passes the signal, turns every error into a Failure, and writes the
// activity record with the requests that really went out.
import type Dockerode from "dockerode";
import { Failure, problemOf, summary, type Problem } from "../base/problem.ts";
import type { ApiRequest } from "./activity.ts";
import { clientForCall } from "./clientForCall.ts";
import type { Engine } from "./engine.ts";
import { problemOfFault } from "./faults.ts";
import { maskWords } from "./secrets.ts";

export interface Call {
  /** "containers.stop" */
  readonly operation: string;
  /** What it acts on, in the words of the person: the container's name. */
  readonly what?: string;
  /** Words of the docker command that does the same, without "docker". Secrets in them are masked here. */
  readonly command?: readonly string[];
  /** Porthole's own upkeep, not asked by the person. */
  readonly background?: boolean;
  /** May rightly take long (a stop with a grace period, a commit): only its signal ends the waiting. */
  readonly long?: boolean;
}

/** Milliseconds in which the answer to a short call must begin and then go on, or the engine counts as silent. */
export const patience = 20_000;

/**
 * Makes one call. `ask` gets dockerode; every request it makes through it is recorded, and ends when the signal aborts.
 * @throws Failure, never a raw error; `cancelled` when the signal aborted, `unreachable` (timeout) when a call that is
 * neither long nor a stream got no answer for 20 s
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
    record(engine, what, { requests, started, milliseconds, problem });
  };
  let result: T;
  try {
    signal?.throwIfAborted();
    const limit = what.long === true ? undefined : patience;
    result = await ask(clientForCall(engine, { requests, signal, limit }), signal);
  } catch (error) {
    const failure = failureOf(engine, what, signal, error);
    done(failure.problem);
    throw failure;
  }
  done();
  return result;
}

interface Ended {
  readonly requests: readonly ApiRequest[];
  readonly started: number;
  readonly milliseconds: number;
  readonly problem: Problem | undefined;
}

function record(engine: Engine, { operation, command, background = false }: Call, ended: Ended): void {
  const { problem, milliseconds } = ended;
  engine.log.debug(`${operation} ${problem === undefined ? "ok" : summary(problem)} ${milliseconds} ms`);
  try {
    engine.record.add({
      engine: engine.name,
      endpoint: engine.endpoint.url,
      operation,
      command: command === undefined ? undefined : maskWords(command),
      background,
      ...ended,
    });
  } catch (error) {
    // Whoever listens to the record must not turn a call that went well into one that failed.
    engine.log.error("a listener of the activity record failed", error);
  }
}

/** For the end of streams that `call` opened: the same mapping, without a second entry in the record. */
export function failureOf(engine: Engine, what: Call, signal: AbortSignal | undefined, error: unknown): Failure {
  const known = problemOf(error);
  const problem =
    signal?.aborted !== true && known.kind !== "defect"
      ? known
      : problemOfFault(error, {
          engine,
          operation: what.operation,
          what: what.what ?? "",
          aborted: signal?.aborted === true,
        });
  return new Failure(problem, { cause: error });
}
