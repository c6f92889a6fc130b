import assert from "node:assert/strict";
import { test } from "node:test";
import { backOff, coalesce, sleep, type Clock } from "../../../src/base/timing.ts";

function handClock(): Clock & { pass(milliseconds: number): void } {
  let now = 0;
  const timers = new Set<{ at: number; call: () => void }>();
  return {
    now: () => now,
    after: (milliseconds, call) => {
      const timer = { at: now + milliseconds, call };
      timers.add(timer);
      return { dispose: () => void timers.delete(timer) };
    },
    pass: (milliseconds) => {
      const end = now + milliseconds;
      for (;;) {
        const next = [...timers].filter(({ at }) => at <= end).sort((left, right) => left.at - right.at)[0];
        if (next === undefined) break;
        timers.delete(next);
        now = next.at;
        next.call();
      }
      now = end;
    },
  };
}

test("asks that come close together are one run, after the quiet", () => {
  const clock = handClock();
  const runs: number[] = [];
  const work = coalesce(clock, { quiet: 100, ceiling: 1000 }, () => runs.push(clock.now()));
  work.ask();
  clock.pass(50);
  work.ask();
  clock.pass(500);
  assert.deepEqual(runs, [150]);
});

test("asks that never stop are answered at the ceiling", () => {
  const clock = handClock();
  const runs: number[] = [];
  const work = coalesce(clock, { quiet: 100, ceiling: 300 }, () => runs.push(clock.now()));
  for (let times = 0; times < 20; times += 1) {
    work.ask();
    clock.pass(50);
  }
  assert.deepEqual(runs, [300, 600, 900]);
});

test("a disposed coalescer runs no more", () => {
  const clock = handClock();
  const work = coalesce(clock, { quiet: 100, ceiling: 300 }, () => assert.fail("ran"));
  work.ask();
  work.dispose();
  clock.pass(1000);
});

test("back-off doubles to its ceiling and jitters by at most a quarter", () => {
  const full = { first: 1000, most: 30_000, random: () => 1 };
  assert.deepEqual(
    [0, 1, 2, 5, 50].map((attempt) => backOff(attempt, full)),
    [1000, 2000, 4000, 30_000, 30_000],
  );
  assert.equal(backOff(0, { ...full, random: () => 0 }), 750);
});

test("sleep ends with its signal", async () => {
  const clock = handClock();
  const abort = new AbortController();
  const slept = sleep(clock, 1000, abort.signal);
  abort.abort();
  await assert.rejects(slept, { name: "AbortError" });
  await assert.rejects(sleep(clock, 1000, abort.signal), { name: "AbortError" });
  const whole = sleep(clock, 1000, new AbortController().signal);
  clock.pass(1000);
  await whole;
});
