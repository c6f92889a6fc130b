// Starts a process in a container and knows whether it really began: engines say yes before they have tried, and put the
// runtime's complaint into the output.
import type { Readable } from "node:stream";
import { problemOf } from "../base/problem.ts";
import type { Target } from "../engine/api/containers.ts";
import { exec, inspectExec, type ExecOptions, type ExecSession } from "../engine/api/streams.ts";
import type { Engine } from "../engine/engine.ts";

/** A process beside a container's main one. */
export interface Started extends ExecSession {
  readonly options: ExecOptions;
  /** Milliseconds since the epoch between which it began. */
  readonly began: { readonly from: number; readonly to: number };
}

/** Starts it, whether or not the command is there: of that its output tells. */
export async function startExec(
  engine: Engine,
  target: Target,
  options: ExecOptions,
  signal: AbortSignal,
): Promise<Started> {
  const from = Date.now();
  const session = await exec(engine, target, options, signal);
  return { ...session, options, began: { from, to: Date.now() } };
}

/** Milliseconds a shell may take to its first sign of life before it counts as begun. */
const patience = 2000;

/** Tries commands in turn until one begins. @returns undefined when there was none that did */
export async function startFirst(
  engine: Engine,
  target: Target,
  commands: AsyncIterable<readonly string[]>,
  options: Omit<ExecOptions, "command">,
  signal: AbortSignal,
): Promise<Started | undefined> {
  for await (const command of commands) {
    try {
      const started = await startExec(engine, target, { ...options, command }, signal);
      if (await hasBegun(engine, started, signal)) return { ...started, began: { ...started.began, to: Date.now() } };
      started.stream.destroy();
    } catch (error) {
      const problem = problemOf(error);
      if (problem.kind !== "rejected" || !isMissing(problem.said)) throw error;
    }
  }
  return undefined;
}

/** The words of runc, crun and Windows for a program that is not there or cannot be run. */
const isMissing = (said: string): boolean =>
  /executable file not found|no such file or directory|cannot find the (file|path)|permission denied|exec format error/i.test(
    said,
  );

async function hasBegun(engine: Engine, { id, stream }: Started, signal: AbortSignal): Promise<boolean> {
  const output = await firstOutput(stream);
  if (output === undefined) return true;
  if (output !== "" && !isMissing(output)) return true;
  const { running, pid, exitCode } = await inspectExec(engine, id, signal);
  return running || !(exitCode === 126 || exitCode === 127 || pid === 0);
}

/** Looks at the first output without taking it. @returns "" when the stream ended without any, undefined when none came in time */
function firstOutput(stream: Readable): Promise<string | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => done(undefined), patience);
    const look = (): void => {
      const chunk = stream.read() as Uint8Array | null;
      if (chunk === null) return;
      stream.unshift(chunk);
      done(Buffer.from(chunk).toString());
    };
    const ended = (): void => done("");
    const done = (output: string | undefined): void => {
      clearTimeout(timer);
      stream.off("readable", look);
      for (const event of ["end", "close", "error"]) stream.off(event, ended);
      resolve(output);
    };
    stream.on("readable", look);
    for (const event of ["end", "close", "error"]) stream.on(event, ended);
  });
}

export interface Outcome {
  readonly exitCode: number | undefined;
  /** The program was not found, or could not be run. */
  readonly missing: boolean;
}

/** How a process ended, once its stream has. The engine may know a moment later. */
export async function outcomeOf(engine: Engine, id: string, signal: AbortSignal): Promise<Outcome> {
  for (let tries = 0; ; tries += 1) {
    const { running, pid, exitCode } = await inspectExec(engine, id, signal);
    if (!running || tries === 20)
      return { exitCode, missing: !running && pid === 0 && (exitCode === 126 || exitCode === 127) };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
