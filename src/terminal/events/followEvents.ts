// Reads an engine's events and goes on reading when the engine comes back: from where it was, so that what happened
// meanwhile is told where the engine still knows it, and nothing is told twice.
import { t } from "../../base/l10n.ts";
import type { Problem } from "../../base/problem.ts";
import { backOff, sleep, type Clock } from "../../base/timing.ts";
import * as system from "../../engine/api/system.ts";
import { failureOf } from "../../engine/call.ts";
import type { Engine } from "../../engine/engine.ts";
import { jsonLines } from "../../engine/streams/jsonLines.ts";
import { nextChange, type Store } from "../../model/store.ts";
import { note, problemNote } from "../notes.ts";
import { readEvent, type EngineEvent } from "./engineEvent.ts";

export interface EventSource {
  readonly engine: Engine;
  readonly store: Store;
  readonly clock: Clock;
}

export interface EventReader {
  heard(event: EngineEvent): void;
  /** A line of ours, with its end. */
  say(text: string): void;
}

/** Resolves when the signal has aborted or the engine refuses; never for an engine that is merely away. */
export async function followEvents(source: EventSource, reader: EventReader, signal: AbortSignal): Promise<void> {
  const last = createLast();
  try {
    const outage = { told: false, tries: 0 };
    const opened = (): void => {
      if (outage.told)
        reader.say(note(t("The engine answers again. What it has forgotten of the time between is not told.")));
      Object.assign(outage, { told: false, tries: 0 });
    };
    for (;;) {
      const problem = await readOnce(source, { last, opened, heard: (event) => reader.heard(event) }, signal);
      signal.throwIfAborted();
      if (problem.kind === "cancelled") return reader.say(note(t("The engine was disconnected.")));
      if (problem.kind !== "unreachable") return reader.say(problemNote(problem));
      if (!outage.told) reader.say(note(t("The engine does not answer. Events go on when it does.")));
      outage.told = true;
      await backAgain(source, outage.tries, signal);
      outage.tries += 1;
    }
  } catch (error) {
    if (signal.aborted) return;
    throw error;
  }
}

interface Once {
  readonly last: Last;
  readonly opened: () => void;
  readonly heard: (event: EngineEvent) => void;
}

/** @returns why the stream ended */
async function readOnce(source: EventSource, { last, opened, heard }: Once, signal: AbortSignal): Promise<Problem> {
  const { engine, store, clock } = source;
  try {
    const stream = await system.events(engine, { since: last.since, asked: true }, signal);
    last.began(clock.now());
    opened();
    // A dead connection looks like an engine with nothing to tell; the session finds out.
    const watch = store.onDidChange(({ after }) => {
      if (after.connection.state === "lost") stream.destroy();
    });
    try {
      for await (const value of jsonLines(stream)) {
        const event = readEvent(value);
        if (event !== undefined && last.isNew(event)) heard(event);
      }
    } finally {
      watch.dispose();
    }
    const said = "The event stream ended.";
    return { kind: "unreachable", endpoint: engine.endpoint.url, why: "closed", said };
  } catch (error) {
    return failureOf(engine, { operation: "system.events" }, signal, error).problem;
  }
}

interface Last {
  /** Seconds since the epoch; undefined before the stream was first open. */
  readonly since: number | undefined;
  began(now: number): void;
  isNew(event: EngineEvent): boolean;
}

/** Engines are asked by the second, so the events of the last one come again. */
function createLast(): Last {
  let second: number | undefined;
  let seen = new Set<string>();
  return {
    get since() {
      return second;
    },
    began: (now) => (second ??= Math.floor(now / 1000)),
    isNew: ({ time, stamp, type, action, id }) => {
      const key = `${stamp} ${type} ${action} ${id}`;
      if (seen.has(key)) return false;
      const its = Math.floor(time / 1000);
      if (second === undefined || its > second) {
        seen = new Set();
        second = its;
      }
      if (its === second) seen.add(key);
      return true;
    },
  };
}

/** Waits for the session to say that the engine is back; it tries, and hears of the socket, anyway. */
async function backAgain({ store, clock }: EventSource, tries: number, signal: AbortSignal): Promise<void> {
  await sleep(clock, backOff(tries, { first: 200, most: 5000, random: Math.random }), signal);
  // The session may notice later than we do; then our own next try tells.
  if (store.current.connection.state === "ready") return;
  await nextChange(store, ({ after }) => after.connection.state === "ready", signal);
}
