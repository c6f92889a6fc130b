import assert from "node:assert/strict";
import { test } from "node:test";
import { createPace } from "../../../src/terminal/pace.ts";
import { movedClock, settled } from "../../support/clock.ts";
import { fakeScreen } from "../../support/fakeScreen.ts";
import { testScope } from "../../support/fakeSession.ts";

const kilobytes = (count: number): string => "x".repeat(count * 1024);

function paced(answers: boolean) {
  const [screen, scope, clock] = [fakeScreen({ answers }), testScope(), movedClock()];
  const pace = createPace(screen, scope, clock);
  const typed: string[] = [];
  scope.add(screen.onDidType((data) => typed.push(pace.typed(data))));
  return { screen, scope, clock, pace, typed };
}

test("little text asks the terminal nothing", () => {
  const { screen, pace } = paced(false);
  pace.write(kilobytes(60));
  assert.equal(screen.questions, 0);
  assert.equal(pace.full, false);
});

test("a terminal that is behind is waited for, and its answers are nobody's typing", async () => {
  const { screen, pace, typed, clock } = paced(false);
  pace.write(kilobytes(64));
  pace.write(kilobytes(64));
  assert.equal(pace.full, true);
  let goesOn = false;
  const room = pace.room().then(() => (goesOn = true));
  await settled();
  assert.equal(goesOn, false);
  screen.type("typed");
  screen.answer();
  await room;
  assert.equal(typed.join(""), "typed");
  assert.equal(clock.waiting, 0);
});

test("no question is put into a half written sequence", () => {
  const { screen, pace } = paced(false);
  pace.write(kilobytes(200), false);
  assert.equal(screen.questions, 0);
  pace.write("m");
  assert.equal(screen.questions, 1);
});

test("a terminal that never answers costs a moment, not the text", async () => {
  const { pace, clock } = paced(false);
  const times: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    pace.write(kilobytes(64));
    pace.write(kilobytes(64));
    const before = clock.now();
    const room = pace.room();
    for (let left = 20; left > 0 && pace.full; left -= 1) await clock.pass(60);
    await room;
    times.push(clock.now() - before);
  }
  assert.ok(
    times.slice(2).every((time) => time <= 60),
    String(times),
  );
});

test("an answer that comes late is still not taken for typing", async () => {
  const { screen, pace, typed, clock } = paced(false);
  pace.write(kilobytes(64));
  pace.write(kilobytes(64));
  const room = pace.room();
  await clock.pass(1000);
  await room;
  screen.type("a");
  screen.answer();
  screen.type("\x1b[0n");
  assert.equal(typed.join(""), "a\x1b[0n");
});

test("whoever waits is let go when the terminal is closed", async () => {
  const { pace, scope, clock } = paced(false);
  pace.write(kilobytes(64));
  pace.write(kilobytes(64));
  const room = pace.room();
  scope.dispose();
  await room;
  assert.equal(clock.waiting, 0);
});
