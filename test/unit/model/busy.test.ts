// What is being done to what.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createBusy } from "../../../src/model/busy.ts";

test("a mark holds until its call has ended, and the newest is shown", () => {
  const busy = createBusy();
  let changes = 0;
  busy.onDidChange(() => (changes += 1));
  const stopping = busy.mark(["a", "b"], "stopping");
  const removing = busy.mark(["a"], "removing");
  assert.deepEqual([busy.of("a"), busy.of("b"), busy.of("c")], ["removing", "stopping", undefined]);
  stopping.dispose();
  stopping.dispose();
  assert.deepEqual([busy.of("a"), busy.of("b")], ["removing", undefined]);
  removing.dispose();
  assert.equal(busy.of("a"), undefined);
  assert.equal(changes, 4);
});
