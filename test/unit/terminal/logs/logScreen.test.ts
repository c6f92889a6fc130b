import assert from "node:assert/strict";
import type { PassThrough } from "node:stream";
import { test } from "node:test";
import { Failure } from "../../../../src/base/problem.ts";
import type { LogStart } from "../../../../src/terminal/logs/followLog.ts";
import { logScreen, type LogScreenParts } from "../../../../src/terminal/logs/logScreen.ts";
import { movedClock, settled } from "../../../support/clock.ts";
import { fakeScreen } from "../../../support/fakeScreen.ts";
import { fakeSession, testScope } from "../../../support/fakeSession.ts";
import { aContainer, aDetail } from "../../../support/resources.ts";
import { scriptedEngine } from "../../../support/scriptedEngine.ts";
import { answerStream, frame } from "../../../support/scriptedStreams.ts";

const container = aContainer({ name: "web-1", detail: aDetail() });
const line = (text: string, stream = 1): Buffer => frame(stream, `2026-01-01T00:00:01.000000001Z ${text}\n`);

async function shown({ columns = 200, ...over }: { columns?: number } & Partial<LogScreenParts> = {}) {
  const streams: PassThrough[] = [];
  const engine = scriptedEngine(() => {
    streams.push(answerStream());
    return streams.at(-1);
  });
  const { store } = fakeSession({ engine, containers: [container] });
  const [screen, scope, clock] = [fakeScreen({ columns }), testScope(), movedClock()];
  let saved = 0;
  const terminal = logScreen({
    ...{ engine, store, target: container, clock, tail: 1000, times: false, exitWords: String },
    chooseStart: () => Promise.resolve({ since: 60 }),
    save: () => Promise.resolve(void (saved += 1)),
    ...over,
  });
  terminal.prepare?.(scope);
  terminal.open(screen, scope);
  const pass = async (): Promise<void> => {
    await settled();
    await clock.pass(100);
  };
  await pass();
  return {
    ...{ terminal, streams, engine, screen, scope, clock, pass },
    saved: () => saved,
    write: async (...bytes: readonly Buffer[]) => {
      streams.at(-1)?.write(Buffer.concat(bytes));
      await pass();
    },
    press: async (keys: string) => {
      screen.type(keys);
      await pass();
    },
  };
}

test("one terminal for each container, which first tells its keys", async () => {
  const { terminal, screen } = await shown();
  assert.equal(terminal.key, `logs/default/${container.id}`);
  assert.equal(terminal.title, "web-1: logs");
  assert.match(
    screen.plain,
    /^── p pause · t times · e errors only · b begin at… · s save… · c clear · Ctrl\+F find · q close\n$/,
  );
});

test("in a narrow terminal the keys stand on several lines", async () => {
  const { screen } = await shown({ columns: 40 });
  for (const text of screen.plain.split("\n")) assert.ok(text.length < 40, text);
});

test("t shows and hides times, e one stream after the other", async () => {
  const { screen, write, press } = await shown();
  await write(line("out"), line("bad", 2));
  await press("t");
  assert.match(screen.plain, /2026-01-01 00:00:01\.000Z out\n2026-01-01 00:00:01\.000Z err bad\n$/);
  await press("t");
  screen.take();
  await press("e");
  assert.match(screen.plain, /^(?!.*\bout\b)[^]*err bad\n── Standard error only/);
  screen.take();
  await press("e");
  assert.match(screen.plain, /\nout\n(?![^]*err bad)[^]*Standard output only/);
  screen.take();
  await press("e");
  assert.match(screen.plain, /out\nerr bad\n/);
});

test("p pauses, says so in text and title, and goes on with what came meanwhile", async () => {
  const { screen, write, press } = await shown();
  await press("p");
  assert.match(screen.plain, /Paused/);
  assert.equal(screen.title, "web-1: logs (paused)");
  await write(line("what came"));
  assert.equal(screen.plain.includes("what came"), false);
  await press("p");
  assert.match(screen.plain, /what came\n$/);
  assert.equal(screen.title, "web-1: logs");
});

test("c clears, h and ? tell the keys again, s saves", async () => {
  const { screen, write, press, saved } = await shown();
  await write(line("old"));
  await press("c");
  screen.take();
  await press("?");
  assert.match(screen.plain, /^── p pause/);
  await press("s");
  assert.equal(saved(), 1);
});

test("b begins elsewhere: what was shown goes, one stream is read", async () => {
  const { engine, streams, screen, write, press } = await shown();
  await write(line("old"));
  screen.take();
  await press("b");
  assert.match(engine.requests(/logs/).at(-1) ?? "", /since=60/);
  assert.equal(streams.length, 2);
  assert.equal(streams[0]?.destroyed, true);
  await write(line("from there"));
  assert.match(screen.plain, /── p pause.*\nfrom there\n$/);
});

test("turning away from a question changes nothing; a failure is told", async () => {
  const chooseStart = (): Promise<LogStart> => Promise.reject(new Failure({ kind: "cancelled" }));
  const save = (): Promise<void> =>
    Promise.reject(new Failure({ kind: "unsupported", feature: "Saving", needs: "a folder" }));
  const { screen, press, streams } = await shown({ chooseStart, save });
  screen.take();
  await press("b");
  assert.deepEqual([screen.plain, streams.length], ["", 1]);
  await press("s");
  assert.equal(screen.plain, "── Saving needs a folder.\n");
});

test("q and Ctrl+C close it; other keys and arrows do nothing", async () => {
  for (const key of ["q", "\x03"]) {
    const { screen, press } = await shown();
    screen.take();
    await press("xyz\x1b[A\r");
    assert.deepEqual([screen.plain, screen.state], ["", "open"]);
    await press(key);
    assert.equal(screen.state, "closed undefined");
  }
});

test("a closed view leaves no stream and no timer", async () => {
  const { streams, scope, clock, write } = await shown();
  await write(line("one"));
  scope.dispose();
  await settled();
  assert.equal(streams[0]?.destroyed, true);
  assert.equal(clock.waiting, 0);
  assert.deepEqual(scope.living(), []);
});

test("what was asked for while the terminal was being opened is read, and asked for once", async () => {
  const { streams, engine, screen, write, press } = await shown();
  await write(line("one"));
  assert.match(screen.plain, /one\n$/);
  assert.deepEqual(
    engine.asked.map(({ query }) => query["tail"]),
    ["1000"],
  );
  await press("b");
  assert.deepEqual([streams.length, streams[0]?.destroyed], [2, true]);
});

test("a terminal that was never opened leaves no stream", async () => {
  for (const early of [true, false]) {
    const streams: PassThrough[] = [];
    const engine = scriptedEngine(async () => {
      await settled();
      streams.push(answerStream());
      return streams.at(-1);
    });
    const { store } = fakeSession({ engine, containers: [container] });
    const scope = testScope();
    logScreen({
      ...{ engine, store, target: container, clock: movedClock(), tail: 10, times: false, exitWords: String },
      chooseStart: () => Promise.resolve({}),
      save: () => Promise.resolve(),
    }).prepare?.(scope);
    if (!early) for (let turn = 0; turn < 3; turn++) await settled();
    scope.dispose();
    for (let turn = 0; turn < 3; turn++) await settled();
    assert.ok(streams.every(({ destroyed }) => destroyed));
    if (!early) assert.equal(streams.length, 1);
  }
});
