// Waiting that can be tested: a clock to pass in, coalescing with a ceiling, and back-off with jitter.
import type { Disposable } from "./event.ts";

/** The clock a room is given; tests pass one they move by hand. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls once after so many milliseconds, unless disposed. */
  after(milliseconds: number, call: () => void): Disposable;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, call) => {
    const timer = setTimeout(call, milliseconds);
    return { dispose: () => clearTimeout(timer) };
  },
};

export interface Coalesced extends Disposable {
  /** Asks for a run. */
  ask(): void;
}

/**
 * Runs `work` after `quiet` milliseconds without a further `ask`, but at most `ceiling` milliseconds after the first:
 * a trailing debounce alone would starve under steady events.
 */
export function coalesce(
  clock: Clock,
  { quiet, ceiling }: { quiet: number; ceiling: number },
  work: () => void,
): Coalesced {
  let first: number | undefined;
  let timer: Disposable | undefined;
  const run = (): void => {
    first = timer = undefined;
    work();
  };
  return {
    ask: () => {
      const now = clock.now();
      first ??= now;
      timer?.dispose();
      timer = clock.after(Math.max(0, Math.min(quiet, first + ceiling - now)), run);
    },
    dispose: () => {
      timer?.dispose();
      first = timer = undefined;
    },
  };
}

/** Milliseconds to wait before try number `attempt` (from 0): doubling from `first` up to `most`, with up to a quarter of jitter. */
export function backOff(
  attempt: number,
  { first, most, random }: { first: number; most: number; random: () => number },
): number {
  const full = Math.min(most, first * 2 ** Math.min(attempt, 30));
  return Math.round(full * (0.75 + 0.25 * random()));
}

/** Resolves after so many milliseconds, or rejects with an AbortError when the signal aborts first. */
export function sleep(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return void reject(new DOMException("Aborted", "AbortError"));
    const timer = clock.after(milliseconds, () => {
      signal.removeEventListener("abort", abort);
      resolve();
    });
    const abort = (): void => {
      timer.dispose();
      reject(new DOMException("Aborted", "AbortError"));
    };
    signal.addEventListener("abort", abort, { once: true });
  });
}
