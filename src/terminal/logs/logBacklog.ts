// The last lines of a log, shown and still to be shown: what is drawn again when its look changes. Bounded, and linear in
// what passes through it.
import type { LogLine } from "./logLines.ts";

/** A line of the log with the colours that are on where it begins, or a line of ours with its line end. */
export type Entry = { readonly line: LogLine; readonly colours: string } | { readonly said: string };

export interface Backlog {
  put(entry: Entry): void;
  /** Characters that were not taken yet. */
  readonly waiting: number;
  /** The next entries to be shown, about so many characters of them. */
  take(most: number): readonly Entry[];
  /**
   * Passes over the oldest of what waits until the rest is no more than `most`; not over what is being shown again.
   * @returns how many lines that were
   */
  skip(most: number): number;
  /** Everything is to be shown again. */
  rewind(): void;
  clear(): void;
}

/** Characters that are kept, whatever the number of lines. */
const memory = 1024 * 1024;

/** `keep`: how many entries stay when they have been shown. */
export function createBacklog(keep: number): Backlog {
  let entries: Entry[] = [];
  let held = 0;
  let shown = 0;
  let waiting = 0;
  let again = 0; // entries that were shown before and wait to be shown again
  const next = (): Entry | undefined => {
    const entry = entries[shown];
    if (entry === undefined) return undefined;
    shown += 1;
    again = Math.max(0, again - 1);
    waiting -= sizeOf(entry);
    return entry;
  };
  /** Lets go of the oldest; only now and then, so that each is moved a bounded number of times. */
  const forget = (): void => {
    if (entries.length < 2 * keep && held < 2 * memory) return;
    let cut = 0;
    for (; cut < shown && (entries.length - cut > keep || held > memory); cut += 1)
      held -= sizeOf(entries[cut] as Entry);
    entries = entries.slice(cut);
    shown -= cut;
  };
  return {
    put: (entry) => {
      entries.push(entry);
      held += sizeOf(entry);
      waiting += sizeOf(entry);
    },
    get waiting() {
      return waiting;
    },
    take: (most) => {
      const taken: Entry[] = [];
      for (let size = 0; size < most;) {
        const entry = next();
        if (entry === undefined) break;
        taken.push(entry);
        size += sizeOf(entry);
      }
      forget();
      return taken;
    },
    skip: (most) => {
      let lines = 0;
      while (again === 0 && waiting > most && shown < entries.length - 1) {
        const entry = next();
        if (entry !== undefined && "line" in entry && entry.line.ends) lines += 1;
      }
      return lines;
    },
    rewind: () => {
      again += shown;
      shown = 0;
      waiting = held;
    },
    clear: () => {
      entries = [];
      held = shown = waiting = again = 0;
    },
  };
}

/** Characters, with something for the entry itself, so that empty lines count too. */
const sizeOf = (entry: Entry): number => 16 + ("line" in entry ? entry.line.text.length : entry.said.length);
