// Reads a container's log and goes on reading: when the container starts again, when the engine comes back, when the
// stream was cut. Says what happened; who shows the lines, and when there is room for more, is the view's.
import { addAbortSignal, type Readable } from "node:stream";
import { duration } from "../../base/amounts.ts";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { problemOf, type Problem } from "../../base/problem.ts";
import { backOff, sleep, type Clock } from "../../base/timing.ts";
import { inspect, type Target } from "../../engine/api/containers.ts";
import { logs } from "../../engine/api/streams.ts";
import { failureOf } from "../../engine/call.ts";
import type { Engine } from "../../engine/engine.ts";
import { carriesFrames } from "../../engine/streams/output.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { nextChange, type Store } from "../../model/store.ts";
import { createLogLines } from "./logLines.ts";
import { createLogPlace, type LogPlace } from "./logPlace.ts";
import type { LogView } from "./logView.ts";
import { note, problemNote, tellWhenSlow } from "../notes.ts";

export interface LogSource {
  readonly engine: Engine;
  readonly store: Store;
  readonly target: Target;
  readonly clock: Clock;
  /** Half a sentence on an exit code: "it was asked to end and did". */
  readonly exitWords: (code: number) => string;
}

/** Where to begin. */
export interface LogStart {
  /** Number of last lines; absent for all. */
  readonly tail?: number;
  /** Seconds since the epoch. */
  readonly since?: number;
}

type Shows = Pick<LogView, "add" | "say" | "room" | "history">;

/** A log that the engine has begun to tell. */
export interface LogAnswer {
  readonly stream: Readable;
  readonly tty: boolean;
}

/** Asks for a log and what follows. `signal` breaks off the question; the stream is the caller's to end. */
export async function askLog(
  { engine, store, target }: LogSource,
  start: LogStart,
  signal: AbortSignal,
): Promise<LogAnswer> {
  const known = store.current.containers.get(target.id)?.detail?.tty;
  const tty = known ?? (await inspect(engine, target, { signal, background: true })).Config.Tty;
  return { stream: await logs(engine, target, { follow: true, timestamps: true, ...start }, signal), tty };
}

/**
 * Resolves when there is nothing more to come: the container is gone, its log cannot be read, or the signal aborted.
 * `asked`: the first answer, where it was asked for already.
 */
export async function followLog(
  source: LogSource,
  start: LogStart,
  view: Shows,
  signal: AbortSignal,
  asked?: Promise<LogAnswer>,
): Promise<void> {
  const place = createLogPlace();
  view.history(start.since === undefined ? start.tail : undefined);
  try {
    for (let [cuts, first] = [0, asked]; ; first = undefined) {
      const before = place.since;
      const answer = first ?? askLog(source, place.since === undefined ? start : { since: place.since }, signal);
      const problem = await readOnce(source, answer, { place, view }, signal);
      const next = await whatNow(source, problem, view, signal);
      if (next === "over") return;
      cuts = next === "cut" && place.since === before ? cuts + 1 : 0;
      if (next === "cut")
        await sleep(source.clock, backOff(cuts, { first: 100, most: 5000, random: Math.random }), signal);
      if (place.since !== undefined) view.history();
    }
  } catch (error) {
    if (signal.aborted) return;
    throw error;
  }
}

/** Reads to the end of the stream. @returns why it ended, if not in good order */
async function readOnce(
  { engine, target, clock }: LogSource,
  answer: Promise<LogAnswer>,
  { place, view }: { readonly place: LogPlace; readonly view: Shows },
  signal: AbortSignal,
): Promise<Problem | undefined> {
  const slow = tellWhenSlow(clock, view.say);
  try {
    const { stream, tty } = await answer;
    slow.dispose();
    addAbortSignal(signal, stream);
    const lines = createLogLines(carriesFrames(stream, tty));
    place.again();
    for await (const chunk of stream) {
      view.add(place.fresh(lines.read(chunk as Uint8Array)));
      await view.room();
    }
    view.add(place.fresh(lines.end()));
    if (lines.broken) engine.log.warn(`log of ${target.name}: frames were expected, and raw bytes came`);
    return undefined;
  } catch (error) {
    const what = { operation: "containers.logs", what: target.name };
    return failureOf(engine, what, signal, error).problem;
  } finally {
    slow.dispose();
  }
}

type Next = "again" | "cut" | "over";

/** After the stream has ended: waits, and says what for, until there is something to read again. */
async function whatNow(
  source: LogSource,
  problem: Problem | undefined,
  view: Shows,
  signal: AbortSignal,
): Promise<Next> {
  signal.throwIfAborted();
  if (problem !== undefined && problem.kind !== "unreachable") {
    view.say(problemNote(problem));
    return "over";
  }
  const name = plain(source.target.name);
  const told = { away: false, ended: false };
  for (;;) {
    const seen = source.store.current;
    const state = await stateOf(source, signal);
    if (state === "gone") {
      view.say(note(t("{0} is no longer there.", name)));
      return "over";
    }
    if (state === "away") {
      if (!told.away) view.say(note(t("The engine does not answer. The log goes on when it does.")));
      told.away = true;
    } else if (state.running) {
      if (told.ended) view.say(note(t("{0} started again.", name)));
      else if (told.away) view.say(note(t("The engine answers again.")));
      return told.ended || told.away ? "again" : "cut";
    } else {
      if (!told.ended) sayEnd(source, state, view);
      told.ended = true;
    }
    // A connection that is thought to stand will not be announced as new.
    const unsure = state === "away" && source.store.current.connection.state === "ready";
    await (unsure ? sleep(source.clock, 1000, signal) : changeSince(seen, source, signal));
  }
}

interface RunState {
  readonly running: boolean;
  readonly exitCode: number;
  /** Milliseconds it ran. */
  readonly ran: number;
  readonly command: string;
}

async function stateOf({ engine, target }: LogSource, signal: AbortSignal): Promise<RunState | "gone" | "away"> {
  try {
    const { State, Path, Args } = await inspect(engine, target, { signal, background: true });
    return {
      running: State.Running && !State.Restarting,
      exitCode: State.ExitCode,
      ran: Date.parse(State.FinishedAt) - Date.parse(State.StartedAt),
      command: [Path, ...Args].join(" "),
    };
  } catch (error) {
    signal.throwIfAborted();
    const problem = problemOf(error);
    if (problem.kind === "gone") return "gone";
    if (problem.kind === "unreachable") return "away";
    throw error;
  }
}

/** A run shorter than this, in milliseconds, is hardly what was meant. */
const instant = 3000;

function sayEnd({ target, exitWords }: LogSource, { exitCode, ran, command }: RunState, view: Shows): void {
  view.say(note(t("{0} ended with exit code {1}: {2}.", plain(target.name), exitCode, exitWords(exitCode))));
  if (ran >= 0 && ran < instant)
    view.say(
      note(
        t("It ran for {0}. A container lives as long as its main process, here: {1}", duration(ran), plain(command)),
      ),
    );
}

/** Resolves when the container's record or the connection is another than in the snapshot. */
async function changeSince(seen: Snapshot, { store, target }: LogSource, signal: AbortSignal): Promise<void> {
  const isOther = (): boolean =>
    store.current.containers.get(target.id) !== seen.containers.get(target.id) ||
    (store.current.connection !== seen.connection && store.current.connection.state === "ready");
  if (!isOther()) await nextChange(store, isOther, signal);
}
