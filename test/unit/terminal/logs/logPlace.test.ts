import assert from "node:assert/strict";
import { test } from "node:test";
import type { LogLine } from "../../../../src/terminal/logs/logLines.ts";
import { createLogPlace } from "../../../../src/terminal/logs/logPlace.ts";

const line = (text: string, stamp: string): LogLine => ({ stream: "stdout", stamp, text, begins: true, ends: true });
const texts = (lines: readonly LogLine[]): string => lines.map(({ text }) => text).join("");
const at = (nanoseconds: number): string => `2026-01-01T00:00:00.${String(nanoseconds).padStart(9, "0")}Z`;

/** What an engine gives that is asked from a time in seconds: everything not older, to the microsecond at best. */
const since = (log: readonly LogLine[], seconds: number): readonly LogLine[] =>
  log.filter(({ stamp }) => Date.parse(stamp) / 1000 >= Math.floor(seconds * 1000) / 1000);

test("nothing was read: there is nothing to go on from, and everything is new", () => {
  const place = createLogPlace();
  assert.equal(place.since, undefined);
  place.again();
  assert.equal(texts(place.fresh([line("a", at(1)), line("b", at(1))])), "ab");
});

test("after a break at any line, no line is lost or doubled, also among lines of one stamp", () => {
  const log = [1, 1, 2, 5, 5, 5, 7, 1_000_007, 1_000_007].map((time, index) => line(String(index), at(time)));
  for (let cut = 0; cut <= log.length; cut += 1)
    for (let chunk = 1; chunk <= 4; chunk += 1) {
      const place = createLogPlace();
      let seen = "";
      const read = (lines: readonly LogLine[]): void => {
        for (let index = 0; index < lines.length; index += chunk)
          seen += texts(place.fresh(lines.slice(index, index + chunk)));
      };
      read(log.slice(0, cut));
      place.again();
      read(place.since === undefined ? log : since(log, place.since));
      assert.equal(seen, "012345678", `cut at ${cut}, ${chunk} at once`);
    }
});

test("two breaks in a row, the second before anything new came", () => {
  const log = [3, 3, 3].map((time, index) => line(String(index), at(time)));
  const place = createLogPlace();
  let seen = texts(place.fresh(log.slice(0, 2)));
  place.again();
  seen += texts(place.fresh(log.slice(0, 1)));
  place.again();
  seen += texts(place.fresh(log));
  assert.equal(seen, "012");
});

test("an engine whose stamps are whole seconds loses nothing either", () => {
  const log = ["a", "b", "c"].map((text) => line(text, "2026-01-01T00:00:05Z"));
  const place = createLogPlace();
  let seen = texts(place.fresh(log.slice(0, 2)));
  assert.equal(place.since, Date.UTC(2026, 0, 1, 0, 0, 5) / 1000);
  place.again();
  seen += texts(place.fresh([line("older", "2026-01-01T00:00:04Z"), ...log]));
  assert.equal(seen, "abc");
});

test("the engine is asked from no later than the last line, to the microsecond", () => {
  const place = createLogPlace();
  place.fresh([line("a", at(123_456_789))]);
  assert.equal(place.since, Date.UTC(2026, 0, 1) / 1000 + 0.123456);
});
