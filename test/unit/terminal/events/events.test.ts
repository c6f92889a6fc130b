import assert from "node:assert/strict";
import type { PassThrough } from "node:stream";
import { test } from "node:test";
import { Failure } from "../../../../src/base/problem.ts";
import { eventLine, passes, readEvent } from "../../../../src/terminal/events/engineEvent.ts";
import { eventScreen, type EventScreenParts } from "../../../../src/terminal/events/eventScreen.ts";
import { movedClock, settled } from "../../../support/clock.ts";
import { fakeScreen } from "../../../support/fakeScreen.ts";
import { fakeSession, testScope } from "../../../support/fakeSession.ts";
import { aVersion } from "../../../support/resources.ts";
import { refusal, scriptedEngine } from "../../../support/scriptedEngine.ts";
import { answerStream } from "../../../support/scriptedStreams.ts";

const id = "3f2a".padEnd(64, "0");
const begun = Date.UTC(2026, 0, 1);

function event(
  Action: string,
  over: { Type?: string; second?: number; nano?: number; Attributes?: object; ID?: string } = {},
) {
  const { Type = "container", second = 1, nano = 0, Attributes = { name: "web-1", image: "nginx:1" }, ID = id } = over;
  const time = begun / 1000 + second;
  return { Type, Action, Actor: { ID, Attributes }, time, timeNano: time * 1e9 + nano };
}
const bare = (text: string): string => text.replace(/\x1b\[[\d;]*m/g, "").replace(/^\d\d:\d\d:\d\d\.\d{3} /, "");
const lineOf = (value: unknown): string => bare(eventLine(readEvent(value) ?? assert.fail()));

test("an event is a line: type, action, name, short id and the attributes that matter", () => {
  assert.equal(lineOf(event("start")), "container start      web-1 3f2a00000000 image=nginx:1\r\n");
  const die = event("die", {
    Attributes: { name: "web", image: "x", exitCode: "137", "a.label": "no", "com.docker.compose.project": "shop" },
  });
  assert.equal(lineOf(die), "container die        web 3f2a00000000 image=x exitCode=137 project=shop\r\n");
  const network = event("connect", { Type: "network", Attributes: { name: "bridge", container: id, type: "bridge" } });
  assert.equal(lineOf(network), "network   connect    bridge 3f2a00000000 container=3f2a00000000 type=bridge\r\n");
  const volume = event("create", { Type: "volume", ID: "data", Attributes: { driver: "local" } });
  assert.equal(lineOf(volume), "volume    create     data driver=local\r\n");
});

test("what is no event is left out, and old forms are read", () => {
  for (const value of [null, 3, "x", [], {}, { Type: "container" }, { Type: 3, Action: "x" }])
    assert.equal(readEvent(value), undefined);
  assert.equal(lineOf({ Type: "image", status: "pull", id: "nginx:1", time: 5 }), "image     pull       nginx:1\r\n");
});

test("hostile names and attributes stay one line and move nothing", () => {
  const hostile = "a\x1b]52;c;aGk=\x07\n\x1b[2Jb\u202e" + "x".repeat(10_000);
  const line = eventLine(
    readEvent(
      event(`exec_start: ${hostile}`, { Type: hostile, Attributes: { name: hostile, image: hostile, __proto__: 3 } }),
    ) ?? assert.fail(),
  );
  assert.ok(line.length < 600, String(line.length));
  assert.equal(line.indexOf("\n"), line.length - 1);
  assert.deepEqual(line.match(/\x1b(?!\[\d*m)|[\x07\u202e]/g), null);
});

test("a filter looks at the type, and at what is shown of an object", () => {
  const web = readEvent(event("start")) ?? assert.fail();
  const fits = (types: readonly string[], object: string): boolean => passes({ types, object }, web);
  assert.deepEqual([fits([], ""), fits(["image"], ""), fits(["container", "image"], "")], [true, false, true]);
  assert.deepEqual(
    [fits([], "WEB"), fits([], "3f2a"), fits([], "nginx"), fits([], "label")],
    [true, true, true, false],
  );
});

async function shown(over: Partial<EventScreenParts> & { refusing?: () => Error | undefined } = {}) {
  const streams: PassThrough[] = [];
  const engine = scriptedEngine(() => {
    const fault = over.refusing?.();
    if (fault !== undefined) throw fault;
    streams.push(answerStream());
    return streams.at(-1);
  });
  const session = fakeSession({ engine });
  const [screen, scope, clock] = [fakeScreen({ columns: 200 }), testScope(), movedClock(begun)];
  const terminal = eventScreen({
    ...{ engine, store: session.store, clock },
    chooseTypes: () => Promise.resolve(["image"]),
    chooseObject: () => Promise.resolve("db"),
    ...over,
  });
  terminal.open(screen, scope);
  const pass = async (milliseconds = 100): Promise<void> => {
    await settled();
    await clock.pass(milliseconds);
    await settled();
  };
  await pass();
  return {
    ...{ terminal, streams, engine, session, screen, scope, pass },
    tell: async (...events: readonly object[]) => {
      for (const one of events) streams.at(-1)?.write(`${JSON.stringify(one)}\n`);
      await pass();
    },
    press: async (keys: string) => {
      screen.type(keys);
      await pass();
    },
    lines: () => screen.plain.split("\n").map((line) => line.replace(/^\d\d:\d\d:\d\d\.\d{3} /, "")),
  };
}

test("one terminal an engine, which tells its keys and then what happens", async () => {
  const { terminal, tell, lines, screen, engine } = await shown();
  assert.equal(terminal.key, "events/default");
  await tell(event("create"), event("start", { second: 2 }));
  assert.deepEqual(lines().slice(0, 3), [
    "── p pause · t types… · o object… · c clear · Ctrl+F find · q close",
    "container create     web-1 3f2a00000000 image=nginx:1",
    "container start      web-1 3f2a00000000 image=nginx:1",
  ]);
  assert.deepEqual(
    engine.record.entries.map(({ operation, background }) => [operation, background]),
    [["system.events", false]],
  );
  screen.type("q");
  assert.equal(screen.state, "closed undefined");
});

test("filters show what fits of all that was heard, and say so", async () => {
  const { tell, press, screen, lines } = await shown();
  await tell(event("start"), event("pull", { Type: "image", ID: "nginx:1", Attributes: { name: "nginx" } }));
  screen.take();
  await press("t");
  assert.deepEqual(
    lines().filter((line) => / {2,}/.test(line)),
    ["image     pull       nginx nginx:1".replace(" nginx:1", "")],
  );
  assert.match(screen.plain, /Shown: image\./);
  await press("o");
  await tell(event("tag", { Type: "image", ID: "y", Attributes: { name: "db-image" } }));
  assert.match(screen.plain, /with “db” in name/);
  assert.match(lines().at(-2) ?? "", /^image {5}tag {8}db-image/);
});

test("turning away from a filter changes nothing", async () => {
  const { tell, press, lines } = await shown({ chooseTypes: () => Promise.reject(new Failure({ kind: "cancelled" })) });
  await press("t");
  await tell(event("start"));
  assert.match(lines().at(-2) ?? "", /^container start/);
});

test("while paused nothing is shown, and afterwards nothing is missing", async () => {
  const { tell, press, screen } = await shown();
  await press("p");
  assert.equal(screen.title, "default: events (paused)");
  const before = screen.plain;
  await tell(...Array.from({ length: 450 }, (_, index) => event(`exec_die: ${index}`, { nano: index * 1000 })));
  assert.equal(screen.plain, before);
  await press("p");
  await tell();
  assert.equal(
    [...screen.plain.matchAll(/exec_die: (\d+)/g)].map(([, number]) => Number(number)).join(),
    Array.from({ length: 450 }, (_, index) => index).join(),
  );
  await press("c");
  assert.match(screen.text.slice(-20), /\x1b\[2J/);
});

test("of more than can be kept the last are shown, and it is said how many are not", async () => {
  const { press, screen, streams, pass } = await shown();
  await press("p");
  for (let index = 0; index < 10_000; index += 1)
    streams[0]?.write(`${JSON.stringify(event("top", { nano: index * 1000, second: 1 + index }))}\n`);
  await pass();
  await press("p");
  for (let round = 0; round < 60; round += 1) await settled();
  assert.match(screen.plain, /5000 events are not shown/);
  assert.equal([...screen.plain.matchAll(/container top/g)].length, 5000);
});

test("after an outage it goes on from where it was, says so, and tells nothing twice", async () => {
  let away: Error | undefined;
  const { tell, streams, engine, session, screen, pass, lines } = await shown({ refusing: () => away });
  await tell(event("start", { second: 7 }));
  away = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  streams[0]?.end();
  await pass(0);
  assert.match(screen.plain, /does not answer/);
  session.show({
    connection: { state: "lost", problem: { kind: "unreachable", endpoint: "", why: "refused" }, retryAt: 0 },
  });
  await pass(60_000);
  assert.equal(screen.plain.match(/does not answer/g)?.length, 1);
  away = undefined;
  session.show({ connection: { state: "ready", version: aVersion() } });
  await pass(10_000);
  assert.match(screen.plain, /The engine answers again/);
  assert.equal(engine.requests().at(-1), `GET /events?since=${begun / 1000 + 7}`);
  await tell(event("start", { second: 7 }), event("die", { second: 7, nano: 5000 }), event("start", { second: 9 }));
  assert.deepEqual(
    lines()
      .slice(-4, -1)
      .map((line) => line.slice(0, 15)),
    ["── The engine a", "container die  ", "container start"],
  );
});

test("an engine that was disconnected, and one that refuses, is told once", async () => {
  const refusing = await shown({ refusing: () => refusal(500, "no\x1b[2J events") });
  assert.match(refusing.screen.plain, /── The engine refused: no�\[2J events/);
  const ended = await shown({ refusing: () => new DOMException("The session has ended", "AbortError") });
  assert.match(ended.screen.plain, /── The engine was disconnected/);
});

test("with its terminal everything ends", async () => {
  const { scope, streams, session, screen, pass } = await shown();
  scope.dispose();
  await pass();
  const before = screen.text;
  streams[0]?.write(`${JSON.stringify(event("start"))}\n`);
  session.show({ connection: { state: "ready", version: aVersion() } });
  await pass();
  assert.equal(screen.text, before);
});
