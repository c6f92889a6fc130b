// What a measure hands back: values with a reference taken in the same run, and what is aimed for. Nothing here, or
// anywhere in the benchmarks, fails a run: a figure is read, not asserted.
import { median, short } from "./statistics.ts";

export interface Figure {
  /** "icon pressed → all rows, 1,000 containers" */
  readonly name: string;
  readonly unit: "ms" | "µs" | "MiB" | "MB/s" | "kB" | "";
  /** Values of Porthole; empty when it was not part of the run, NaN for one that never came. */
  readonly ours: readonly number[];
  /** The same in the same run, of the floor or of another program. */
  readonly reference?: { readonly of: string; readonly values: readonly number[] };
  readonly aim?: Aim;
  /** What a reader must know to judge the figure. */
  readonly note?: string;
}

export interface Aim {
  readonly text: string;
  /** Both are medians; the reference is NaN where there is none. */
  readonly met: (ours: number, reference: number) => boolean;
}

/** A limit of its own. */
export const atMost = (limit: number, unit: Figure["unit"]): Aim => ({
  text: `≤ ${short(limit)}${unit && ` ${unit}`}`,
  met: (ours) => ours <= limit,
});

/** Not more than so many times the reference. */
export const atMostTimes = (times: number): Aim => ({
  text: `≤ ${times} × reference`,
  met: (ours, reference) => ours <= reference * times,
});

/** At least so many times the reference. */
export const atLeastTimes = (times: number): Aim => ({
  text: `≥ ${times} × reference`,
  met: (ours, reference) => ours >= reference * times,
});

/** Not more than so much above the reference. */
export const atMostAbove = (more: number, unit: Figure["unit"]): Aim => ({
  text: `≤ reference + ${short(more)} ${unit}`,
  met: (ours, reference) => ours <= reference + more,
});

/** "yes", "no", or why that cannot be said. A single value that never came is a "no". */
export function verdict({ ours, reference, aim }: Figure): string {
  if (aim === undefined || ours.length === 0) return "";
  if (!ours.every(Number.isFinite)) return "no";
  const compared = median((reference?.values ?? []).filter(Number.isFinite));
  if (aim.text.includes("reference") && Number.isNaN(compared)) return "";
  return aim.met(median(ours), compared) ? "yes" : "no";
}

/** Ours divided by the reference, as text. */
export function ratio({ ours, reference }: Figure): string {
  const value = median(ours.filter(Number.isFinite)) / median((reference?.values ?? []).filter(Number.isFinite));
  return Number.isFinite(value) ? value.toFixed(2) : "";
}
