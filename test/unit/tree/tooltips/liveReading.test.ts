import assert from "node:assert/strict";
import { test } from "node:test";
import { liveReading } from "../../../../src/tree/tooltips/liveReading.ts";

const always = new AbortController().signal;

test("the engine's answer becomes a reading", async () => {
  const reading = await liveReading(() => Promise.resolve({ pids_stats: { current: 4 } }), always);
  assert.equal(reading?.processes, 4);
});

test("an engine that refuses leaves the hover without a reading", async () => {
  assert.equal(await liveReading(() => Promise.reject(new Error("no such container")), always), undefined);
});

test("a hover that is left does not wait for the engine, and the engine's call is told to end", async () => {
  const left = new AbortController();
  let told: AbortSignal | undefined;
  const reading = liveReading((signal) => {
    told = signal;
    return new Promise(() => undefined);
  }, left.signal);
  left.abort();
  assert.equal(await reading, undefined);
  assert.equal(told?.aborted, true);
});
