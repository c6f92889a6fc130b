// A clock that moves only when a test moves it, so that waits of minutes take no time and nothing depends on how busy the machine is.
import type { Clock } from "../../src/base/timing.ts";

export interface MovedClock extends Clock {
  /** How many calls are waiting. A test that ends with some left has a leak. */
  readonly waiting: number;
  /** Milliseconds until each waiting call, soonest first. */
  readonly due: readonly number[];
  /** Moves on, making every call that falls due, in order, each at its own time; promises settle in between. */
  pass(milliseconds: number): Promise<void>;
}

interface Timer {
  readonly at: number;
  readonly number: number;
  readonly call: () => void;
}

/** A clock for which every wait is over at once. */
export const atOnce: Clock = {
  now: () => 0,
  after: (_, call) => {
    call();
    return { dispose: () => undefined };
  },
};

/** `start` in milliseconds since the epoch: 2026-01-01 by default. */
export function movedClock(start = Date.UTC(2026, 0, 1)): MovedClock {
  let now = start;
  let number = 0;
  const timers = new Set<Timer>();
  const inOrder = (): readonly Timer[] =>
    [...timers].sort((one, other) => one.at - other.at || one.number - other.number);
  return {
    now: () => now,
    after: (milliseconds, call) => {
      const timer = { at: now + Math.max(0, milliseconds), number: (number += 1), call };
      timers.add(timer);
      return { dispose: () => void timers.delete(timer) };
    },
    get waiting() {
      return timers.size;
    },
    get due() {
      return inOrder().map(({ at }) => at - now);
    },
    pass: async (milliseconds) => {
      const end = now + milliseconds;
      await settled();
      for (let [next] = inOrder(); next !== undefined && next.at <= end; [next] = inOrder()) {
        timers.delete(next);
        now = Math.max(now, next.at);
        next.call();
        await settled();
      }
      now = end;
    },
  };
}

/** Lets promises, streams and their follow-ups run until they wait for something from outside. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
