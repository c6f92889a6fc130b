import assert from "node:assert/strict";
import { test } from "node:test";
import { createBacklog, type Entry } from "../../../../src/terminal/logs/logBacklog.ts";

const entry = (text: string): Entry => ({
  line: { stream: "stdout", stamp: "", text, begins: true, ends: true },
  colours: "",
});
const texts = (entries: readonly Entry[]): readonly string[] =>
  entries.map((one) => ("line" in one ? one.line.text : one.said));

test("entries come out once, in order, and all again after a rewind", () => {
  const backlog = createBacklog(10);
  for (const text of ["a", "b", "c"]) backlog.put(entry(text));
  assert.deepEqual(texts(backlog.take(1)), ["a"]);
  assert.deepEqual(texts(backlog.take(1000)), ["b", "c"]);
  assert.equal(backlog.waiting, 0);
  backlog.rewind();
  assert.deepEqual(texts(backlog.take(1000)), ["a", "b", "c"]);
});

test("skipping passes over the oldest that wait and counts them", () => {
  const backlog = createBacklog(10);
  for (let index = 0; index < 100; index += 1) backlog.put(entry("x".repeat(84)));
  assert.equal(backlog.skip(1000), 90);
  assert.equal(backlog.take(100_000).length, 10);
});

test("what was shown is let go, what was not is never", () => {
  const backlog = createBacklog(10);
  for (let index = 0; index < 1000; index += 1) backlog.put(entry(String(index)));
  let seen = 0;
  for (let taken = backlog.take(200); taken.length > 0; taken = backlog.take(200)) seen += taken.length;
  assert.equal(seen, 1000);
  backlog.rewind();
  const kept = texts(backlog.take(100_000));
  assert.ok(kept.length >= 10 && kept.length < 20, String(kept.length));
  assert.equal(kept.at(-1), "999");
});

test("long lines are kept by their length", () => {
  const backlog = createBacklog(1000);
  for (let index = 0; index < 500; index += 1) {
    backlog.put(entry("x".repeat(16_000)));
    backlog.take(100_000);
  }
  backlog.rewind();
  assert.ok(backlog.waiting < 2_200_000, String(backlog.waiting));
});
