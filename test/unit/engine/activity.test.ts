import assert from "node:assert/strict";
import { test } from "node:test";
import { createActivity, type ActivityEntry } from "../../../src/engine/activity.ts";

const entry = (operation: string, background = false): Omit<ActivityEntry, "number"> => ({
  engine: "default",
  endpoint: "unix:///x",
  operation,
  requests: [],
  background,
  started: 0,
  milliseconds: 1,
});

test("entries are numbered, and who listens hears of each", () => {
  const record = createActivity();
  const heard: number[] = [];
  const listening = record.onDidAdd(({ number }) => heard.push(number));
  record.add(entry("a"));
  record.add(entry("b"));
  listening.dispose();
  record.add(entry("c"));
  assert.deepEqual(heard, [1, 2]);
  assert.deepEqual(
    record.entries.map(({ number, operation }) => `${number} ${operation}`),
    ["1 a", "2 b", "3 c"],
  );
});

test("a storm of upkeep does not push out what the person did", () => {
  const record = createActivity(10);
  record.add(entry("mine"));
  for (let count = 0; count < 1000; count += 1) record.add(entry("list", true));
  assert.equal(record.entries[0]?.operation, "mine");
  assert.ok(record.entries.length <= 20);
  assert.equal(record.entries.at(-1)?.number, 1001);
});

test("what the person did is bounded too, oldest first out", () => {
  const record = createActivity(10);
  for (let count = 0; count < 25; count += 1) record.add(entry(`act ${count}`));
  assert.equal(record.entries.length, 10);
  assert.equal(record.entries[0]?.operation, "act 15");
});
