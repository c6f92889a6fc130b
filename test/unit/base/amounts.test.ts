import assert from "node:assert/strict";
import { test } from "node:test";
import { ago, bytes, duration, timeOfDay } from "../../../src/base/amounts.ts";

test("bytes are decimal with three significant digits", () => {
  assert.deepEqual([0, 999, 1000, 1_234_567, 200_000_000, 1e15].map(bytes), [
    "0 B",
    "999 B",
    "1 kB",
    "1.23 MB",
    "200 MB",
    "1 PB",
  ]);
});

test("durations are coarse words", () => {
  const second = 1000;
  const hour = 3600 * second;
  const day = 24 * hour;
  assert.deepEqual(
    [
      0,
      second,
      59 * second,
      60 * second,
      90 * second,
      59 * 60 * second,
      hour,
      47 * hour,
      3 * day,
      20 * day,
      90 * day,
      800 * day,
    ].map(duration),
    [
      "0 seconds",
      "1 second",
      "59 seconds",
      "1 minute",
      "1 minute",
      "59 minutes",
      "1 hour",
      "47 hours",
      "3 days",
      "2 weeks",
      "3 months",
      "2 years",
    ],
  );
});

test("a time in the future is not long ago", () => {
  assert.equal(ago(2000, 1000), "0 seconds ago");
});

test("the time of day has milliseconds and no date", () => {
  assert.equal(timeOfDay(new Date(2026, 0, 31, 4, 3, 22, 7).getTime()), "04:03:22.007");
});
