// What is being done to what.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createBusy } from "../../../src/model/busy.ts";
import { movedClock } from "../../support/clock.ts";

function bench() {
  const clock = movedClock();
  const busy = createBusy(clock);
  let changes = 0;
  busy.onDidChange(() => (changes += 1));
  return { clock, busy, changes: () => changes };
}

test("a mark holds until its call has ended, and the newest is shown", async () => {
  const { clock, busy, changes } = bench();
  const stopping = busy.mark(["a", "b"], "stopping");
  const removing = busy.mark(["a"], "removing");
  await clock.pass(500);
  assert.deepEqual([busy.of("a"), busy.of("b"), busy.of("c")], ["removing", "stopping", undefined]);
  stopping.dispose();
  stopping.dispose();
  assert.deepEqual([busy.of("a"), busy.of("b")], ["removing", undefined]);
  removing.dispose();
  assert.equal(busy.of("a"), undefined);
  assert.equal(changes(), 4);
});

test("what is over within a moment is never shown", async () => {
  const { clock, busy, changes } = bench();
  const starting = busy.mark(["a"], "starting");
  await clock.pass(450);
  starting.dispose();
  await clock.pass(1000);
  assert.equal(busy.of("a"), undefined);
  assert.equal(changes(), 0);
  assert.equal(clock.waiting, 0);
});
