// Ends a process whose terminal was closed. Docker keeps it running when the connection goes, and has no call that ends
// one: what a terminal driver would do by itself, a hangup, is sent from within the container.
//
// The process is looked up in the container's own /proc, by what is known of it from outside (started by nobody inside,
// with a terminal or without, when), and gets SIGHUP, at last SIGKILL. That needs a shell in the container, which is there
// where one was opened. Where that fails, the end of input at least ends an idle shell. Not ended can be: programs that do
// not heed the end of input in images without any shell, those of Windows, those that two terminals started in the same
// moment, those in uninterruptible sleep. What was started with nohup or setsid goes on, as it should.
import { text } from "node:stream/consumers";
import { problemOf } from "../base/problem.ts";
import { sleep, type Clock } from "../base/timing.ts";
import type { Target } from "../engine/api/containers.ts";
import { exec, inspectExec } from "../engine/api/streams.ts";
import type { Engine } from "../engine/engine.ts";
import { withoutFrames } from "../engine/streams/output.ts";
import { chooseProcess, listProcesses, readProcesses, signalProcess } from "./insideProcesses.ts";
import type { Started } from "./startExec.ts";

export interface EndParts {
  readonly engine: Engine;
  readonly target: Target;
  readonly started: Started;
  readonly clock: Clock;
  /** Outlives the terminal. */
  readonly signal: AbortSignal;
}

/** What a closed terminal sends; what Ctrl+C sends. */
const hangup = ["HUP", "KILL"] as const;
export const interrupt = ["INT"] as const;

/** Tries the signals in turn. @returns false when the process goes on running */
export async function endExec(parts: EndParts, signals: readonly string[] = hangup): Promise<boolean> {
  const { started } = parts;
  try {
    // The proper end for a program that reads a pipe; a shell with a terminal would leave its jobs running.
    if (!started.options.tty) sayEnd(started);
    if (await endsWithin(parts, started.options.tty ? 0 : 200)) return true;
    const inside = await findInside(parts);
    if (inside === undefined) {
      sayEnd(started);
      return await endsWithin(parts, 400);
    }
    for (const signal of signals) {
      await runInside(parts, inside.shell, signalProcess(inside.process, signal));
      if (await endsWithin(parts, 600)) return true;
    }
    return false;
  } catch (error) {
    // Without an engine there is nothing to be ended, or nobody to ask.
    if (parts.signal.aborted || ["unreachable", "gone"].includes(problemOf(error).kind)) return true;
    throw error;
  }
}

function sayEnd({ stream, options: { tty, stdin } }: Started): void {
  if (!stdin || !stream.writable) return;
  if (tty) stream.write("\x04");
  else stream.end();
}

async function endsWithin({ engine, started, clock, signal }: EndParts, milliseconds: number): Promise<boolean> {
  for (let left = milliseconds; ; left -= 50) {
    const { running } = await inspectExec(engine, started.id, signal);
    if (!running) return true;
    if (left <= 0) return false;
    await sleep(clock, 50, signal);
  }
}

async function findInside(parts: EndParts) {
  const { engine, started, clock, signal } = parts;
  for (const shell of shellsToAsk(started)) {
    const { began, options } = started;
    const least = clock.now() - began.to;
    const listed = readProcesses(await runInside(parts, shell, listProcesses));
    const most = clock.now() - began.from;
    if (listed === undefined) continue;
    const { pid } = await inspectExec(engine, started.id, signal);
    const age = { from: least / 1000, to: most / 1000 };
    const process = chooseProcess(listed, { hostPid: pid, tty: options.tty, age });
    return process === undefined ? undefined : { shell, process };
  }
  return undefined;
}

/** The one that is running may be none that reads our script. */
function shellsToAsk({ options }: Started): readonly string[] {
  const [own = ""] = options.command;
  return ["/bin/sh", ...(/\/(ba|a|da|z|k)?sh$/.test(own) && own !== "/bin/sh" ? [own] : [])];
}

/** Milliseconds a script of ours may take. */
const patience = 5000;

/** @returns what the script printed; nothing when it took too long */
async function runInside(
  { engine, target, started, signal }: EndParts,
  shell: string,
  script: string,
): Promise<string> {
  const late = AbortSignal.timeout(patience);
  const { user } = started.options;
  const options = { command: [shell, "-c", script], tty: false, stdin: false, user, background: true };
  try {
    const { stream } = await exec(engine, target, options, AbortSignal.any([signal, late]));
    return await text(withoutFrames(stream, () => undefined));
  } catch (error) {
    if (late.aborted && !signal.aborted) return "";
    throw error;
  }
}
