import assert from "node:assert/strict";
import { test } from "node:test";
import type { LogLine } from "../../../../src/terminal/logs/logLines.ts";
import { createLogView } from "../../../../src/terminal/logs/logView.ts";
import { createPace } from "../../../../src/terminal/pace.ts";
import { movedClock, settled } from "../../../support/clock.ts";
import { fakeScreen } from "../../../support/fakeScreen.ts";
import { testScope } from "../../../support/fakeSession.ts";

const old = "2025-01-01T00:00:00.000000000Z";
const line = (text: string, over: Partial<LogLine> = {}): LogLine => ({
  stream: "stdout",
  stamp: old,
  text,
  begins: true,
  ends: true,
  ...over,
});
const lines = (count: number, length = 100, from = 0): readonly LogLine[] =>
  Array.from({ length: count }, (_, index) => line(String(from + index).padEnd(length, "x")));

function view({ answers = true, times = false, keep = 1000 } = {}) {
  const [screen, scope, clock] = [fakeScreen({ answers }), testScope(), movedClock()];
  const pace = createPace(screen, scope, clock, { stretch: 8 * 1024, open: 1 });
  scope.add(screen.onDidType((data) => void pace.typed(data)));
  const shown = createLogView({ pace, scope, clock, keep, looks: { times, only: "both" } });
  return { screen, scope, clock, view: shown };
}

test("lines appear within milliseconds after a pause, then in batches", async () => {
  const { screen, clock, view: shown } = view();
  shown.add([line("one")]);
  await clock.pass(5);
  assert.equal(screen.plain, "one\n");
  shown.add([line("two")]);
  await clock.pass(5);
  assert.equal(screen.plain, "one\n");
  await clock.pass(40);
  assert.equal(screen.plain, "one\ntwo\n");
});

test("stderr is told apart by a word and a colour, and both streams keep their colours over lines", async () => {
  const { screen, clock, view: shown } = view();
  shown.add([line("\x1b[32mgreen"), line("bad", { stream: "stderr" }), line("still green\x1b[0m"), line("plain")]);
  await clock.pass(50);
  assert.equal(
    screen.text,
    "\x1b[0m\x1b[32mgreen\r\n\x1b[0;31merr\x1b[0m bad\r\n\x1b[0m\x1b[32mstill green\x1b[0m\r\n\x1b[0mplain\r\n",
  );
});

test("parts of a long line are one line, a line of another stream between them stands alone", async () => {
  const { screen, clock, view: shown } = view();
  shown.add([
    line("long ", { ends: false }),
    line("goes on ", { begins: false, ends: false }),
    line("other", { stream: "stderr" }),
    line("to the end", { begins: false }),
  ]);
  await clock.pass(50);
  assert.equal(screen.plain, "long goes on \nerr other\nto the end\n");
});

test("times are put before all lines that are kept, and taken away again", async () => {
  const { screen, clock, view: shown } = view();
  shown.add([line("one"), line("10%\r20%", { stream: "stderr" })]);
  await clock.pass(50);
  screen.take();
  shown.look({ times: true });
  await clock.pass(50);
  assert.ok(screen.text.startsWith("\x1b[0m\x1b[2J\x1b[3J\x1b[H"));
  assert.equal(
    screen.plain,
    "2025-01-01 00:00:00.000Z one\n2025-01-01 00:00:00.000Z err 10%\r2025-01-01 00:00:00.000Z err 20%\n",
  );
  screen.take();
  shown.look({ times: false, only: "stdout" });
  await clock.pass(50);
  assert.equal(screen.plain, "one\n");
});

test("a live burst is skipped in its middle, and how much is said", async () => {
  const { screen, clock, view: shown } = view();
  shown.history(0);
  shown.add(lines(20_000));
  await clock.pass(200);
  const said = /^── (\d+) lines skipped/m.exec(screen.plain);
  const numbers = [...screen.plain.matchAll(/^(\d+)x/gm)].map(([, number]) => Number(number));
  assert.equal(numbers.at(-1), 19_999);
  assert.equal(Number(said?.[1]) + numbers.length, 20_000);
  assert.deepEqual(
    numbers,
    Array.from({ length: numbers.length }, (_, index) => 20_000 - numbers.length + index),
  );
});

test("old lines are never skipped: they wait, and whoever reads waits with them", async () => {
  const { screen, clock, view: shown } = view();
  shown.history(30_000);
  let added = 0;
  const reading = (async () => {
    for (; added < 30_000; added += 1000) {
      shown.add(lines(1000, 100, added));
      await shown.room();
    }
  })();
  await settled();
  assert.ok(added < 5_000, `${added} were taken at once`);
  await clock.pass(3000);
  await reading;
  await clock.pass(1000);
  assert.equal([...screen.plain.matchAll(/^(\d+)x/gm)].length, 30_000);
  assert.equal(screen.plain.includes("skipped"), false);
});

test("many lines are drawn at once, a few as they come", async () => {
  const { screen, clock, view: shown } = view();
  shown.add(lines(3));
  await clock.pass(50);
  assert.doesNotMatch(screen.text, /2026/);
  screen.take();
  shown.add(lines(100));
  await clock.pass(50);
  assert.match(screen.text, /^\x1b\[\?2026h[^]*99x+\r\n\x1b\[\?2026l/);
});

test("what a log opens with does not wait for a terminal that has not answered yet; the rest of a long one does", async () => {
  const { screen, clock, view: shown } = view({ answers: false });
  shown.history(10_000);
  for (let from = 0; from < 1000; from += 250) {
    shown.add(lines(250, 100, from));
    await clock.pass(45);
  }
  assert.match(screen.plain, /^999x+$/m);
  shown.add(lines(9000, 100, 1000));
  await clock.pass(500);
  assert.ok(screen.plain.length < 600 * 1024, String(screen.plain.length));
  assert.doesNotMatch(screen.plain, /^9999x/m);
});

test("a burst that the terminal cannot take waits for it, with bounded memory", async () => {
  const { screen, clock, view: shown } = view({ answers: false });
  shown.history(0);
  let added = 0;
  const flood = (async () => {
    for (; added < 1_000_000; added += 1000) {
      shown.add(lines(1000, 100, added));
      await shown.room();
    }
  })();
  void flood;
  await clock.pass(900);
  const written = screen.text.length;
  assert.ok(written < 400_000, `${written} characters without an answer`);
  assert.ok(added < 70_000, `${added} lines taken in`);
  for (let round = 0; round < 10; round += 1) {
    screen.answer();
    await clock.pass(50);
  }
  assert.ok(screen.text.length > written);
});

test("a slow terminal gets smaller batches, so that the newest line is soon there", async () => {
  const { screen, clock, view: shown } = view({ answers: false });
  shown.history(0);
  const sizes: number[] = [];
  for (let round = 0; round < 12; round += 1) {
    shown.add(lines(2000, 100, round * 2000));
    await clock.pass(200);
    sizes.push(screen.take().length);
    screen.answer();
    await clock.pass(10);
  }
  assert.ok((sizes[0] ?? 0) > 100_000, String(sizes));
  assert.ok(
    sizes.slice(-3).every((size) => size > 0 && size < 20_000),
    String(sizes),
  );
});

test("while paused nothing is taken in; going on shows everything that came meanwhile", async () => {
  const { screen, clock, view: shown } = view();
  shown.history(0);
  shown.add([line("before")]);
  await clock.pass(500);
  shown.pause(true);
  shown.add([line("meanwhile")]);
  let room = false;
  const waits = shown.room().then(() => (room = true));
  await clock.pass(1000);
  assert.equal(room, false);
  assert.equal(screen.plain, "before\n");
  shown.pause(false);
  await waits;
  shown.add(lines(20_000).slice(0, 2000));
  await clock.pass(500);
  assert.equal(screen.plain.includes("skipped"), false);
  assert.equal(screen.plain.split("\n").length, 2003);
});

test("drawing again skips nothing, however fast new lines come", async () => {
  const { screen, clock, view: shown } = view({ keep: 5000 });
  shown.history(0);
  for (let round = 0; round < 5; round += 1) {
    shown.add(lines(1000, 100, round * 1000));
    await clock.pass(60);
  }
  screen.take();
  shown.look({ times: true });
  shown.add(lines(10, 100, 5000));
  await clock.pass(1000);
  assert.equal(screen.plain.includes("skipped"), false);
  assert.equal([...screen.plain.matchAll(/Z (\d+)x/g)].length, 5010);
});

test("only the last lines are kept for drawing again", async () => {
  const { screen, clock, view: shown } = view({ keep: 100 });
  for (let round = 0; round < 50; round += 1) {
    shown.add(lines(100, 10, round * 100));
    await clock.pass(50);
  }
  screen.take();
  shown.look({ times: false });
  await clock.pass(500);
  const kept = screen.plain.split("\n").length;
  assert.ok(kept >= 100 && kept <= 201, `${kept} lines`);
  shown.clear();
  await clock.pass(100);
  screen.take();
  shown.look({ times: true });
  await clock.pass(100);
  assert.equal(screen.plain, "");
});

test("our own lines begin at the beginning of a line and end colours", async () => {
  const { screen, clock, view: shown } = view();
  shown.add([line("\x1b[31mred without end", { ends: false })]);
  shown.say("\x1b[0mours\r\n");
  await clock.pass(50);
  assert.equal(screen.plain, "red without end\nours\n");
});

test("a closed terminal leaves no timer and nobody waiting", async () => {
  const { scope, clock, view: shown } = view();
  shown.pause(true);
  shown.add(lines(10));
  const room = shown.room();
  scope.dispose();
  await room;
  assert.equal(clock.waiting, 0);
});
