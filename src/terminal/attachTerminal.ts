// A container's main process in a terminal: its output from now on, and what is typed goes to it. Leaving it, by its keys
// or by closing the terminal, never ends the container.
import { t } from "../base/l10n.ts";
import { plain } from "../base/plain.ts";
import { fail, problemOf, summary } from "../base/problem.ts";
import type { Scope } from "../base/scope.ts";
import { sleep, type Clock } from "../base/timing.ts";
import { inspect, type Target } from "../engine/api/containers.ts";
import { nextExit } from "../engine/api/exits.ts";
import { attach, resize } from "../engine/api/streams.ts";
import { failureOf } from "../engine/call.ts";
import type { Engine } from "../engine/engine.ts";
import { createDetachKeys } from "./detachKeys.ts";
import { joinStreams } from "./joinStreams.ts";
import { note, problemNote, tellWhenSlow } from "./notes.ts";
import { sendSizes } from "./resizes.ts";
import type { ByteTerminal, Screen, Size } from "./screen.ts";
import { typedAhead } from "./typedAhead.ts";

export interface AttachParts {
  readonly engine: Engine;
  readonly target: Target;
  readonly clock: Clock;
  /** Starts the container once we listen, so that nothing of its output is missed. Absent: it runs already. */
  readonly start?: (signal: AbortSignal) => Promise<void>;
  /** Said first, where leaving means something else. */
  readonly words?: readonly string[];
}

/** One a container: the same key shows the open one again. */
export function attachTerminal(parts: AttachParts): ByteTerminal {
  const { engine, target } = parts;
  return {
    title: t("{0}: attached", plain(target.name, 60)),
    icon: "plug",
    key: `attach/${engine.name}/${target.id}`,
    open: (screen, scope) => void run(parts, screen, scope),
  };
}

/** Never rejects: what goes wrong is the terminal's last line. */
async function run(parts: AttachParts, screen: Screen, scope: Scope): Promise<void> {
  const { engine, target } = parts;
  try {
    const code = await attend(parts, screen, scope);
    if (scope.ended) return;
    if (code === undefined) screen.write(note(t("No longer attached. {0} goes on running.", plain(target.name))));
    screen.end(code);
  } catch (error) {
    if (scope.ended) return;
    const what = { operation: "containers.attach", what: target.name };
    screen.write(problemNote(failureOf(engine, what, scope.signal, error).problem));
    screen.end();
  }
}

/** @returns the exit code, or undefined when the stream ended and the container did not */
async function attend(parts: AttachParts, screen: Screen, scope: Scope): Promise<number | undefined> {
  const { target, clock, start, words } = parts;
  const { signal } = scope;
  const slow = tellWhenSlow(clock, screen.write);
  const early = typedAhead(screen, scope);
  const { tty, stdin, exit, stream } = await connect(parts, signal).finally(() => slow.dispose());
  for (const line of words ?? firstWords(target, { tty, stdin })) screen.write(note(line));
  await start?.(signal);
  const interrupt = (): void =>
    screen.write(
      note(t("Ctrl+C cannot be sent: {0} has no terminal. Stop and Kill are in its menu.", plain(target.name))),
    );
  const detachKeys = createDetachKeys();
  const typed = (data: string): string => {
    const { send, detach } = detachKeys(data);
    if (detach) screen.close();
    else if (!tty && !stdin && data.includes("\x03")) interrupt();
    return send;
  };
  const ended = new AbortController();
  if (tty) followSize(parts, screen, scope, AbortSignal.any([ended.signal, signal]));
  try {
    await joinStreams({ screen, scope, clock, stream, tty, stdin, early: early(), typed, interrupt });
  } finally {
    ended.abort();
  }
  return await Promise.race([exit.code, sleep(clock, patience, signal).then(() => undefined)]);
}

async function connect({ engine, target, start }: AttachParts, signal: AbortSignal) {
  const { Config, State } = await inspect(engine, target, { signal, background: true });
  // The engine would wait for it to start, and say nothing.
  if (start === undefined && !State.Running)
    fail({ kind: "unsupported", feature: t("Attaching to {0}", target.name), needs: t("it to run") });
  const { Tty: tty, OpenStdin: stdin } = Config;
  const exit = await nextExit(engine, target, signal);
  return { tty, stdin, exit, stream: await attach(engine, target, { stdin }, signal) };
}

/** Milliseconds in which the end of a container follows the end of its output. */
const patience = 2000;

function firstWords(
  { name }: Target,
  { tty, stdin }: { readonly tty: boolean; readonly stdin: boolean },
): readonly string[] {
  const words = [
    t(
      "Attached to {0}. Ctrl+P Ctrl+Q, or closing this terminal, leaves it running. “Open shell” is for a shell of one's own.",
      plain(name),
    ),
  ];
  if (!stdin && !tty) words.push(t("It reads nothing: typing goes nowhere. It would with “docker run -i”."));
  else if (!stdin) words.push(t("It reads nothing: typing goes nowhere. It would with “docker run -it”."));
  return words;
}

/** A program that runs already draws itself anew only when its size has changed. */
function followSize(
  { engine, target, clock, start }: AttachParts,
  screen: Screen,
  scope: Scope,
  signal: AbortSignal,
): void {
  let redraw = start === undefined;
  const send = async (size: Size): Promise<void> => {
    if (redraw) await resize(engine, target, { columns: size.columns + 1, rows: size.rows + 1 }, signal);
    redraw = false;
    await resize(engine, target, size, signal);
  };
  sendSizes({ screen, scope, clock, signal }, send, (error) =>
    engine.log.debug(`size of ${target.name}: ${summary(problemOf(error))}`),
  );
}
