import assert from "node:assert/strict";
import { test } from "node:test";
import { sendSizes } from "../../../src/terminal/resizes.ts";
import { movedClock } from "../../support/clock.ts";
import { fakeScreen } from "../../support/fakeScreen.ts";
import { testScope } from "../../support/fakeSession.ts";

function resizing(send: (columns: number) => Promise<void> = () => Promise.resolve()) {
  const [screen, scope, clock, ended] = [fakeScreen(), testScope(), movedClock(), new AbortController()];
  const sent: number[] = [];
  const failed: unknown[] = [];
  sendSizes(
    { screen, scope, clock, signal: ended.signal },
    ({ columns }) => {
      sent.push(columns);
      return send(columns);
    },
    (error) => failed.push(error),
  );
  return { screen, scope, clock, ended, sent, failed };
}

test("the size is sent at the start, and after changes only the last", async () => {
  const { screen, clock, sent } = resizing();
  await clock.pass(0);
  assert.deepEqual(sent, [80]);
  for (const columns of [90, 100, 110]) screen.resize({ columns, rows: 24 });
  await clock.pass(60);
  assert.deepEqual(sent, [80, 110]);
});

test("a border that is dragged on and on is followed all the same", async () => {
  const { screen, clock, sent } = resizing();
  for (let columns = 81; columns < 120; columns += 1) {
    screen.resize({ columns, rows: 24 });
    await clock.pass(20);
  }
  assert.ok(sent.length > 3 && sent.length < 8, String(sent));
});

test("a process that is not ready yet is told again until it is", async () => {
  let refusals = 3;
  const { clock, sent, failed } = resizing(() =>
    refusals-- > 0 ? Promise.reject(new Error("not yet")) : Promise.resolve(),
  );
  await clock.pass(1000);
  assert.deepEqual([sent, failed.length], [[80, 80, 80, 80], 0]);
});

test("one that never is costs ten tries and a line in the log", async () => {
  const { clock, sent, failed } = resizing(() => Promise.reject(new Error("never")));
  await clock.pass(5000);
  assert.deepEqual([sent.length, failed.length, clock.waiting], [10, 1, 0]);
});

test("after the end nothing is sent and nothing is told", async () => {
  const { screen, clock, ended, sent, failed } = resizing(() => Promise.reject(new Error("ended")));
  ended.abort();
  screen.resize({ columns: 99, rows: 24 });
  await clock.pass(1000);
  assert.deepEqual([sent, failed, clock.waiting], [[80], [], 0]);
});
