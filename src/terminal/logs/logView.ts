// Shows lines of a log on a screen: in batches, never more than the terminal can show. When live lines come faster than
// that, the middle is skipped and said; old lines are never skipped, they wait, and with them whoever reads the log.
import type { Disposable } from "../../base/event.ts";
import { t } from "../../base/l10n.ts";
import type { Scope } from "../../base/scope.ts";
import type { Clock } from "../../base/timing.ts";
import { createBacklog } from "./logBacklog.ts";
import type { LogLine } from "./logLines.ts";
import { createColours, createPrinter, type Looks } from "./logPrinter.ts";
import { note } from "../notes.ts";
import type { Pace } from "../pace.ts";
import { drawnAtOnce, emptyScreen } from "../screen.ts";

export interface LogView {
  add(lines: readonly LogLine[]): void;
  /** A line of ours, with its line end. */
  say(text: string): void;
  /** Resolves when more may be added: whoever reads the log waits for it, and with that the engine. */
  room(): Promise<void>;
  /** The next lines are old ones: so many, or as many as come without a rest. */
  history(count?: number): void;
  readonly paused: boolean;
  /** While paused nothing is taken in, and what is there stands still. */
  pause(on: boolean): void;
  readonly looks: Looks;
  /** Draws all lines that are kept again. */
  look(looks: Partial<Looks>): void;
  /** Forgets all lines and empties the screen. */
  clear(): void;
}

/** Milliseconds from one batch to the next. */
const beat = 40;
/** Characters of a batch: at least, at most. */
const least = 16 * 1024;
const most = 128 * 1024;
/** Milliseconds in which a terminal should show a batch. */
const swift = 80;
/**
 * Characters of old lines that do not wait for the terminal: one that is just being opened takes long for its first
 * answer, and what a log view opens with is to be there by then.
 */
const ahead = 256 * 1024;
/** Characters taken in between two batches; what comes faster stays with the engine. */
const intake = 2 * 1024 * 1024;

export interface LogViewParts {
  readonly pace: Pace;
  readonly scope: Scope;
  readonly clock: Clock;
  /** How many lines are kept for drawing again. */
  readonly keep: number;
  readonly looks: Looks;
}

export function createLogView(parts: LogViewParts): LogView {
  const { pace, scope, clock } = parts;
  const backlog = createBacklog(parts.keep);
  const printer = createPrinter();
  const colours = createColours();
  const age = createAge(clock);
  let { looks } = parts;
  let batch = most; // characters
  let taken = 0; // characters since the last batch
  let free = 0; // characters that need not wait for the terminal
  let paused = false;
  const isFull = (): boolean => pace.full && free <= 0;
  const batches = createBeat(parts, isFull, () => {
    batch = Math.min(most, Math.max(least, pace.lag > swift ? batch / 2 : batch * 2));
    const skipped = age.live ? backlog.skip(batch) : 0;
    const said = skipped === 0 ? [] : [{ said: note(skippedWords(skipped)) }];
    const text = printer.print([...said, ...backlog.take(batch)], looks);
    if (text !== "") pace.write(drawnAtOnce(text));
    free = age.live ? 0 : free - text.length;
    taken = 0;
    if (backlog.waiting === 0) age.rest();
    return backlog.waiting > 0;
  });
  scope.add({ dispose: () => [batches, age].forEach((thing) => thing.dispose()) });
  const redraw = (): void => {
    printer.reset();
    pace.write(emptyScreen);
    backlog.rewind();
    batches.ask();
  };
  return {
    add: (lines) => {
      age.note(lines);
      for (const line of lines) {
        backlog.put({ line, colours: colours(line) });
        taken += line.text.length;
      }
      if (!paused) batches.ask();
    },
    say: (said) => {
      backlog.put({ said });
      batches.ask();
    },
    room: async () => {
      while (!scope.ended && (paused || (age.live ? taken >= intake : backlog.waiting >= batch))) await batches.next();
    },
    history: (count) => {
      age.history(count);
      free = ahead;
    },
    get paused() {
      return paused;
    },
    pause: (on) => {
      paused = on;
      if (on) return;
      age.history(); // what was written meanwhile is not to be missed
      batches.ask();
      batches.wake();
    },
    get looks() {
      return looks;
    },
    look: (changed) => {
      looks = { ...looks, ...changed };
      redraw();
    },
    clear: () => {
      backlog.clear();
      redraw();
    },
  };
}

const skippedWords = (lines: number): string =>
  lines === 1
    ? t("1 line skipped: it came faster than can be shown. Saving keeps all.")
    : t("{0} lines skipped: they came faster than can be shown. Saving keeps all.", lines);

interface Beat extends Disposable {
  /** There is something to show. */
  ask(): void;
  /** Resolves after the next batch. */
  next(): Promise<void>;
  wake(): void;
}

/** Calls `work` at once after a pause, else once a beat, and when the terminal is behind not before it has caught up. */
function createBeat({ clock, pace, scope }: LogViewParts, isFull: () => boolean, work: () => boolean): Beat {
  let last = 0;
  let timer: Disposable | undefined;
  let waiting: (() => void)[] = [];
  const wake = (): void => {
    const all = waiting;
    waiting = [];
    for (const resolve of all) resolve();
  };
  const run = (): void => {
    timer = undefined;
    last = clock.now();
    const more = work();
    if (more) ask();
    wake();
  };
  const due = (mine: Disposable): void => {
    if (!isFull()) return run();
    void pace.room().then(() => {
      if (timer === mine && !scope.ended) run();
    });
  };
  const ask = (): void => {
    if (timer !== undefined || scope.ended) return;
    const mine = clock.after(Math.max(4, last + beat - clock.now()), () => due(mine));
    timer = mine;
  };
  return {
    ask,
    next: () => new Promise((resolve) => waiting.push(resolve)),
    wake,
    dispose: () => {
      timer?.dispose();
      timer = undefined;
      wake();
    },
  };
}

interface Age extends Disposable {
  /** The lines are those that are being written now. */
  readonly live: boolean;
  history(count?: number): void;
  note(lines: readonly LogLine[]): void;
  /** Everything that came is shown. */
  rest(): void;
}

/** Milliseconds without a line after which no old ones are to be expected. */
const silence = 300;
/** Milliseconds: a stamp no older than that is of now. */
const now = 2000;

function createAge(clock: Clock): Age {
  let live = false;
  let old: number | undefined;
  let timer: Disposable | undefined;
  return {
    get live() {
      return live;
    },
    history: (count) => {
      old = count;
      live = false;
    },
    note: (lines) => {
      timer?.dispose();
      if (live) return;
      if (old === undefined) live = Math.abs(clock.now() - Date.parse(lines.at(-1)?.stamp ?? "")) < now;
      else {
        old -= lines.filter(({ ends }) => ends).length;
        live = old < 0;
      }
    },
    rest: () => {
      timer?.dispose();
      if (!live) timer = clock.after(silence, () => (live = true));
    },
    dispose: () => timer?.dispose(),
  };
}
