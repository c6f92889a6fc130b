// Shows events on a screen, no faster than the terminal can, and keeps the last ones so that they can be shown again with
// another filter. Bounded whatever comes.
import { t } from "../../base/l10n.ts";
import type { Scope } from "../../base/scope.ts";
import { coalesce, type Clock } from "../../base/timing.ts";
import { note } from "../notes.ts";
import type { Pace } from "../pace.ts";
import { drawnAtOnce, emptyScreen } from "../screen.ts";
import { eventLine, passes, type EngineEvent, type EventFilter } from "./engineEvent.ts";

export interface EventView {
  add(event: EngineEvent): void;
  /** A line of ours, with its end; shown even while paused. */
  say(text: string): void;
  readonly paused: boolean;
  /** While paused events are kept, and shown when it goes on. */
  pause(on: boolean): void;
  readonly filter: EventFilter;
  /** Shows what is kept of the events that pass. */
  look(filter: EventFilter): void;
  /** Forgets all events and empties the screen. */
  clear(): void;
}

/** Events that are kept. */
const most = 5000;
/** Lines written at once. */
const batch = 200;
/** Milliseconds. */
const beat = { quiet: 20, ceiling: 60 };

export interface EventViewParts {
  readonly pace: Pace;
  readonly scope: Scope;
  readonly clock: Clock;
}

export function createEventView({ pace, scope, clock }: EventViewParts): EventView {
  let kept: EngineEvent[] = [];
  let shown = 0; // how many of these were shown, or passed over by the filter
  let missed = 0; // fell out of memory before they were shown
  let filter: EventFilter = { types: [], object: "" };
  let paused = false;
  let busy = false;
  const drawing = scope.add(coalesce(clock, beat, () => void draw()));
  const nextLines = (): string => {
    let text = missed === 0 ? "" : note(missedWords(missed));
    missed = 0;
    for (let lines = 0; lines < batch && shown < kept.length; shown += 1) {
      const event = kept[shown];
      if (event === undefined || !passes(filter, event)) continue;
      text += eventLine(event);
      lines += 1;
    }
    return text;
  };
  const draw = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    while (!paused && !scope.ended && (shown < kept.length || missed > 0)) {
      const text = nextLines();
      if (text !== "") pace.write(drawnAtOnce(text));
      await pace.room();
    }
    busy = false;
  };
  const again = (): void => {
    shown = 0;
    pace.write(emptyScreen);
    drawing.ask();
  };
  return {
    add: (event) => {
      kept.push(event);
      // Only now and then, so that each is moved a bounded number of times.
      if (kept.length >= 2 * most) {
        const cut = kept.length - most;
        missed += Math.max(0, cut - shown);
        shown = Math.max(0, shown - cut);
        kept = kept.slice(cut);
      }
      if (!paused) drawing.ask();
    },
    say: (text) => pace.write(text),
    get paused() {
      return paused;
    },
    pause: (on) => {
      paused = on;
      if (!on) drawing.ask();
    },
    get filter() {
      return filter;
    },
    look: (next) => {
      filter = next;
      again();
    },
    clear: () => {
      kept = [];
      missed = 0;
      again();
    },
  };
}

const missedWords = (count: number): string =>
  count === 1
    ? t("1 event is not shown: there were too many.")
    : t("{0} events are not shown: there were too many.", count);
