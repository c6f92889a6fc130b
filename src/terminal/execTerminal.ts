// A process in a container, in a terminal: its output and input, its size, how it ended. Closing the terminal ends it.
import { t } from "../base/l10n.ts";
import { plain } from "../base/plain.ts";
import { problemOf, summary, type Problem } from "../base/problem.ts";
import type { Scope } from "../base/scope.ts";
import type { Clock } from "../base/timing.ts";
import { resizeExec } from "../engine/api/streams.ts";
import type { Target } from "../engine/api/containers.ts";
import { failureOf } from "../engine/call.ts";
import type { Engine } from "../engine/engine.ts";
import { tracked } from "./endings.ts";
import { endExec, interrupt as byInterrupt } from "./endExec.ts";
import { joinStreams } from "./joinStreams.ts";
import { note, problemNote, tellWhenSlow } from "./notes.ts";
import type { ByteTerminal, Screen } from "./screen.ts";
import { outcomeOf, type Started } from "./startExec.ts";
import { sendSizes } from "./resizes.ts";
import { typedAhead } from "./typedAhead.ts";

export interface ExecTerminalParts {
  readonly engine: Engine;
  readonly target: Target;
  readonly clock: Clock;
  /** The session's: it outlives the terminal, so that the process can be ended after it. */
  readonly signal: AbortSignal;
  readonly title: string;
  readonly icon: string;
  /** Starts the process, or gives one that is being started; undefined when there is none after all. */
  readonly start: () => Promise<Started | undefined>;
  /** The terminal goes when the process ends well: there is nothing to read, as with a shell. */
  readonly closes: boolean;
  /** The process could not be ended with its terminal. */
  readonly left: () => void;
}

export function execTerminal(parts: ExecTerminalParts): ByteTerminal {
  return {
    title: parts.title,
    icon: parts.icon,
    open: (screen, scope) => void run(parts, screen, scope),
  };
}

/** Never rejects: what goes wrong is the terminal's last line. */
async function run(parts: ExecTerminalParts, screen: Screen, scope: Scope): Promise<void> {
  const { engine, signal, start, clock } = parts;
  const slow = scope.add(tellWhenSlow(clock, screen.write));
  const early = typedAhead(screen, scope);
  try {
    const started = await start().finally(() => slow.dispose());
    if (started === undefined) return screen.close();
    if (scope.signal.aborted) return await tracked(end(parts, started));
    let over = false;
    scope.add({
      dispose: () => {
        if (!over) void tracked(end(parts, started));
      },
    });
    const problem = await attend(parts, started, screen, { scope, early: early() });
    over = true;
    if (scope.ended) return;
    if (problem === undefined) await conclude(parts, started, screen);
    else sayProblem(screen, problem);
  } catch (error) {
    if (scope.ended) return;
    const problem = failureOf(engine, { operation: "containers.exec", what: parts.target.name }, signal, error).problem;
    if (problem.kind === "cancelled") screen.close();
    else sayProblem(screen, problem);
  }
}

/** Shows the process until its stream ends. @returns why, if not because it ended */
async function attend(
  parts: ExecTerminalParts,
  started: Started,
  screen: Screen,
  { scope, early }: { readonly scope: Scope; readonly early: string },
): Promise<Problem | undefined> {
  const { engine, clock, signal, target } = parts;
  const { id, stream, options } = started;
  const ended = new AbortController();
  const sizes = { screen, scope, clock, signal: AbortSignal.any([ended.signal, scope.signal, signal]) };
  if (options.tty)
    sendSizes(
      sizes,
      (size) => resizeExec(engine, id, size, sizes.signal),
      (error) => engine.log.debug(`size of ${target.name}: ${summary(problemOf(error))}`),
    );
  try {
    const { tty, stdin } = options;
    const interrupt = (): void => void stop(parts, started, screen);
    await joinStreams({ screen, scope, clock, stream, tty, stdin, early, interrupt });
    return undefined;
  } catch (error) {
    return failureOf(engine, { operation: "containers.exec", what: target.name }, signal, error).problem;
  } finally {
    ended.abort();
  }
}

async function conclude(
  { engine, signal, closes }: ExecTerminalParts,
  started: Started,
  screen: Screen,
): Promise<void> {
  const { exitCode, missing } = await outcomeOf(engine, started.id, signal);
  if (missing) for (const line of missingWords(started.options.command[0] ?? "")) screen.write(note(line));
  if (closes && exitCode === 0) screen.close(0);
  else screen.end(exitCode);
}

/** When a program is not there: why that is usual, and what does not need it. */
const missingWords = (program: string): readonly string[] => [
  t("{0} is not in this container, or cannot be run.", plain(program)),
  t(
    "Images are kept small, so sudo, wget, curl and even shells are often left out. “Open debug shell” brings tools of its own; Files and View logs need none.",
  ),
];

function sayProblem(screen: Screen, problem: Problem): void {
  screen.write(problemNote(problem));
  screen.end();
}

/** Ctrl+C where no terminal driver makes a signal of it. */
async function stop(
  { engine, target, clock, signal }: ExecTerminalParts,
  started: Started,
  screen: Screen,
): Promise<void> {
  const ended = await endExec({ engine, target, started, clock, signal }, byInterrupt).catch(() => false);
  if (!ended) screen.write(note(t("It cannot be interrupted from here. Closing this terminal tries to end it.")));
}

async function end({ engine, target, clock, signal, left }: ExecTerminalParts, started: Started): Promise<void> {
  try {
    if (!(await endExec({ engine, target, started, clock, signal }))) left();
  } catch (error) {
    engine.log.warn(`${target.name}: a process could not be ended: ${summary(problemOf(error))}`);
    left();
  } finally {
    started.stream.destroy();
  }
}
