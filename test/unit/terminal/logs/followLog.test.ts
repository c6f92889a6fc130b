import assert from "node:assert/strict";
import type { PassThrough } from "node:stream";
import { test } from "node:test";
import { followLog, type LogStart } from "../../../../src/terminal/logs/followLog.ts";
import type { LogLine } from "../../../../src/terminal/logs/logLines.ts";
import { movedClock, settled } from "../../../support/clock.ts";
import { fakeSession } from "../../../support/fakeSession.ts";
import { aContainer, aDetail, aVersion } from "../../../support/resources.ts";
import { refusal, scriptedEngine, type Asked } from "../../../support/scriptedEngine.ts";
import { answerStream, frame } from "../../../support/scriptedStreams.ts";

const container = aContainer({ name: "web-1", detail: aDetail() });
const at = (second: number): string => `2026-01-01T00:00:0${second}.000000001Z`;
const line = (text: string, second = 1, stream = 1): Buffer => frame(stream, `${at(second)} ${text}\n`);
const refused = (): Error => Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });

const running = { Running: true, Restarting: false, ExitCode: 0, StartedAt: at(0), FinishedAt: "0001-01-01T00:00:00Z" };
const exited = (ExitCode: number, ran = 5): object => ({
  ...{ Running: false, Restarting: false, ExitCode },
  ...{ StartedAt: at(0), FinishedAt: at(ran) },
});

function following({ start = { tail: 100 }, tty = false }: { start?: LogStart; tty?: boolean } = {}) {
  const streams: PassThrough[] = [];
  const asked: string[] = [];
  const world: { state: object; fault?: Error; logFault?: Error; silent?: Promise<void> } = { state: running };
  const engine = scriptedEngine(async ({ path, query }: Asked) => {
    await world.silent;
    if (world.fault !== undefined) throw world.fault;
    if (path.endsWith("/json")) return { State: world.state, Path: "sh", Args: ["-c", "x"], Config: { Tty: tty } };
    if (world.logFault !== undefined) throw world.logFault;
    asked.push(
      `tail=${query["tail"]} since=${query["since"]} follow=${query["follow"]} timestamps=${query["timestamps"]}`,
    );
    streams.push(answerStream());
    return streams.at(-1);
  });
  const session = fakeSession({ engine, containers: [{ ...container, detail: aDetail({ tty }) }] });
  const clock = movedClock();
  const ending = new AbortController();
  const shown: string[] = [];
  const histories: (number | undefined)[] = [];
  let room: Promise<void> = Promise.resolve();
  const view = {
    add: (lines: readonly LogLine[]) =>
      void shown.push(...lines.map(({ stream, text }) => (stream === "stderr" ? `err ${text}` : text))),
    say: (text: string) => void shown.push(text.replace(/\x1b\[[\d;]*m|\r\n/g, "")),
    room: () => room,
    history: (count?: number) => void histories.push(count),
  };
  const source = {
    engine,
    store: session.store,
    target: container,
    clock,
    exitWords: (code: number) => `words for ${code}`,
  };
  const done = followLog(source, start, view, ending.signal);
  const change = async (over: object = {}): Promise<void> => {
    session.show({ containers: [{ ...container, ...over, created: Math.random() }] });
    await settled();
  };
  return {
    ...{ streams, asked, world, session, clock, ending, shown, histories, done, change },
    hold: () => {
      const held = Promise.withResolvers<void>();
      room = held.promise;
      return () => {
        room = Promise.resolve();
        held.resolve();
      };
    },
  };
}

test("the tail is asked for, with stamps, and lines come as they are written", async () => {
  const { streams, asked, shown, histories, ending, done } = following();
  await settled();
  assert.deepEqual(asked, ["tail=100 since=0 follow=true timestamps=true"]);
  assert.deepEqual(histories, [100]);
  streams[0]?.write(Buffer.concat([line("one"), line("two", 1, 2)]));
  await settled();
  assert.deepEqual(shown, ["one", "err two"]);
  ending.abort();
  await done;
});

test("an engine that takes the question and does not answer is said to be waited for, once, until it does", async () => {
  const { streams, shown, world, clock, ending, done } = following();
  const answer = Promise.withResolvers<void>();
  world.silent = answer.promise;
  await clock.pass(60_000);
  assert.deepEqual(shown, ["── The engine has not answered yet. Waiting for it."]);
  answer.resolve();
  await settled();
  streams[0]?.write(line("one"));
  await clock.pass(60_000);
  assert.deepEqual(shown.slice(1), ["one"]);
  ending.abort();
  await done;
  assert.equal(clock.waiting, 0);
});

test("while there is no room the engine is not read", async () => {
  const { streams, shown, hold, ending, done } = following();
  await settled();
  const release = hold();
  for (let count = 0; count < 100; count += 1) streams[0]?.write(line(String(count).padEnd(10_000, "x")));
  await settled();
  const before = shown.length;
  assert.ok(before < 100, `${before} lines`);
  release();
  await settled();
  await settled();
  assert.equal(shown.length, 100);
  ending.abort();
  await done;
});

test("a container that ends is told with its code, and its next run goes on without losing or doubling a line", async () => {
  const { streams, asked, shown, world, change, ending, done } = following();
  await settled();
  streams[0]?.write(Buffer.concat([line("a", 1), line("b", 2), line("c", 2)]));
  world.state = exited(137);
  streams[0]?.end();
  await settled();
  await change({ state: "exited" });
  assert.deepEqual(shown.slice(3), ["── web-1 ended with exit code 137: words for 137."]);
  world.state = running;
  await change({ state: "running" });
  assert.equal(shown.at(-1), "── web-1 started again.");
  assert.equal(asked[1], `tail=all since=${Date.UTC(2026, 0, 1) / 1000 + 2} follow=true timestamps=true`);
  streams[1]?.write(Buffer.concat([line("b", 2), line("c", 2), line("d", 2), line("e", 3)]));
  await settled();
  assert.deepEqual(shown.slice(-2), ["d", "e"]);
  ending.abort();
  await done;
});

test("an end in an instant names the command that ended", async () => {
  const { streams, shown, world, ending, done } = following();
  await settled();
  world.state = exited(1, 1);
  streams[0]?.end();
  await settled();
  assert.match(shown.at(-1) ?? "", /ran for 1 second.*main process, here: sh -c x/);
  ending.abort();
  await done;
});

test("an engine that goes away and comes back: the log goes on from the last line", async () => {
  const { streams, shown, world, session, ending, done } = following();
  await settled();
  streams[0]?.write(line("before", 4));
  await settled();
  world.fault = refused();
  session.show({
    connection: { state: "lost", problem: { kind: "unreachable", endpoint: "x", why: "refused" }, retryAt: 0 },
  });
  streams[0]?.destroy(Object.assign(new Error("reset"), { code: "ECONNRESET" }));
  await settled();
  assert.deepEqual(shown, ["before", "── The engine does not answer. The log goes on when it does."]);
  world.fault = undefined;
  session.show({ connection: { state: "ready", version: aVersion() } });
  await settled();
  assert.equal(shown.at(-1), "── The engine answers again.");
  streams[1]?.write(Buffer.concat([line("before", 4), line("after", 5)]));
  await settled();
  assert.equal(shown.at(-1), "after");
  assert.equal(shown.filter((text) => text === "before").length, 1);
  ending.abort();
  await done;
});

test("an engine that only this stream found away is asked again in a moment", async () => {
  const { streams, shown, world, clock, ending, done } = following();
  await settled();
  world.fault = refused();
  streams[0]?.end();
  await settled();
  world.fault = undefined;
  await clock.pass(1100);
  assert.equal(shown.at(-1), "── The engine answers again.");
  ending.abort();
  await done;
});

test("a stream that is cut while the container runs is opened again, ever more seldom", async () => {
  const { streams, clock, ending, done } = following();
  for (let round = 0; round < 200 && clock.now() < Date.UTC(2026, 0, 1) + 60_000; round += 1) {
    await settled();
    streams.at(-1)?.end();
    await clock.pass(300);
  }
  assert.ok(streams.length > 5 && streams.length < 40, `${streams.length} times in a minute`);
  ending.abort();
  await done;
});

test("a container that is gone ends it", async () => {
  const { streams, shown, world, done } = following();
  await settled();
  world.fault = refusal(404, "No such container: web-1");
  streams[0]?.end();
  await done;
  assert.deepEqual(shown, ["── web-1 is no longer there."]);
});

test("a log that cannot be read says why", async () => {
  const { world, shown, done } = following();
  world.logFault = refusal(501, "configured logging driver does not support reading");
  await done;
  assert.deepEqual(shown, ["── The engine refused: configured logging driver does not support reading."]);
});

test("from a time on, all lines are asked for; with a TTY they are read without frames", async () => {
  const { streams, asked, shown, histories, ending, done } = following({ start: { since: 1700 }, tty: true });
  await settled();
  assert.deepEqual([asked, histories], [["tail=all since=1700 follow=true timestamps=true"], [undefined]]);
  streams[0]?.write(`${at(1)} raw line\r\n`);
  await settled();
  assert.deepEqual(shown, ["raw line"]);
  ending.abort();
  await done;
});

test("the end of the terminal is the end, whatever it waits for", async () => {
  for (const state of ["reading", "ended", "away"] as const) {
    const { streams, world, session, clock, ending, done } = following();
    await settled();
    if (state === "ended") world.state = exited(0);
    if (state === "away") {
      world.fault = refused();
      session.show({ connection: { state: "lost", problem: { kind: "cancelled" }, retryAt: 0 } });
    }
    if (state !== "reading") streams[0]?.end();
    await settled();
    ending.abort();
    await done;
    assert.equal(clock.waiting, 0);
  }
});
