// When the runtime is asked to give memory back: once, some time after a large document was worked on or closed, and never for
// small ones.
import assert from "node:assert/strict";
import { test } from "node:test";
import { movedClock, settled } from "../../../support/clock.ts";
import { languageStage, type Stage } from "../../../support/languageStage.ts";

const large = "bad words\n".repeat(4_000);

async function stageOf(): Promise<{ readonly stage: Stage; readonly times: () => number; pass(): Promise<void> }> {
  const clock = movedClock();
  let times = 0;
  const stage = await languageStage({ runtime: { clock, tidy: () => void (times += 1) } });
  return { stage, times: () => times, pass: () => clock.pass(60_000) };
}

test("behind the work on a large document, and behind its end", async () => {
  const { stage, times, pass } = await stageOf();
  await stage.open("file:///w/a", "dockerfile", large);
  await stage.next("file:///w/a");
  assert.equal(times(), 0);
  await pass();
  assert.equal(times(), 1);
  await stage.close("file:///w/a");
  await stage.next("file:///w/a", ({ diagnostics }) => diagnostics.length === 0);
  await settled();
  await pass();
  assert.equal(times(), 2);
  await pass();
  assert.equal(times(), 2);
  stage.end();
});

test("not for a small one", async () => {
  const { stage, times, pass } = await stageOf();
  await stage.open("file:///w/b", "dockerfile", "bad words\n");
  await stage.next("file:///w/b");
  await pass();
  await stage.close("file:///w/b");
  await stage.next("file:///w/b", ({ diagnostics }) => diagnostics.length === 0);
  await pass();
  assert.equal(times(), 0);
  stage.end();
});
