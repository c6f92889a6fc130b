// How far a log was read, so that reading can go on after a break without losing or doubling a line: the last stamp, and
// how many messages carried it. Engines give everything since a stamp, the message of that stamp included.
import type { LogLine } from "./logLines.ts";

export interface LogPlace {
  /** Seconds since the epoch from which the engine must be asked; undefined when nothing was read. */
  readonly since: number | undefined;
  /** The log is read again from `since`. */
  again(): void;
  /** Those of the lines that were not there before. */
  fresh(lines: readonly LogLine[]): readonly LogLine[];
}

export function createLogPlace(): LogPlace {
  let last = ""; // the stamp of the newest line
  let count = 0; // lines of that stamp that were read
  let known = 0; // lines of that stamp that are still to come again
  let catching = false;
  const isFresh = (line: LogLine): boolean => {
    if (catching && line.stamp === last && known > 0) {
      known -= 1;
      return false;
    }
    if (catching && line.stamp !== last) {
      if (isBefore(line.stamp, last)) return false;
      catching = false;
    }
    if (line.stamp === last) count += 1;
    else {
      last = line.stamp;
      count = 1;
    }
    return true;
  };
  return {
    get since() {
      const milliseconds = Date.parse(last);
      if (Number.isNaN(milliseconds)) return undefined;
      const micros = /\.(\d{1,6})/.exec(last)?.[1] ?? "0";
      return Math.floor(milliseconds / 1000) + Number(`0.${micros}`);
    },
    again: () => {
      catching = last !== "";
      known = count;
    },
    fresh: (lines) => (catching ? lines.filter(isFresh) : advance(lines)),
  };

  /** The usual case: only the end of the lines matters. */
  function advance(lines: readonly LogLine[]): readonly LogLine[] {
    const newest = lines.at(-1)?.stamp;
    if (newest === undefined) return lines;
    const first = lines.findLastIndex(({ stamp }) => stamp !== newest);
    const same = lines.length - 1 - first;
    count = first === -1 && newest === last ? count + same : same;
    last = newest;
    return lines;
  }
}

/** Stamps of one engine: as text where they have one length and zone, else by their time, to the microsecond. */
function isBefore(one: string, other: string): boolean {
  if (one.length === other.length && one.endsWith("Z") && other.endsWith("Z")) return one < other;
  return Date.parse(one) < Date.parse(other);
}
