// Opening and reading the engine's events.
import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { test } from "node:test";
import type Dockerode from "dockerode";
import { rememberingLog } from "../../../../src/base/log.ts";
import { createActivity } from "../../../../src/engine/activity.ts";
import type { Engine } from "../../../../src/engine/engine.ts";
import { openEvents, readEvents } from "../../../../src/model/sync/eventStream.ts";
import { movedClock } from "../../../support/clock.ts";
import { anEndpoint } from "../../../support/fakeSession.ts";

function listening(getEvents: (asked: { since?: number; filters?: unknown }) => Promise<unknown>): Engine {
  const docker = { modem: { buildRequest: () => undefined }, getEvents } as unknown as Dockerode;
  return { name: "default", endpoint: anEndpoint(), docker, record: createActivity(), log: rememberingLog() };
}

test("it asks for what happened since this second, so that nothing is lost while the engine begins to listen", async () => {
  const clock = movedClock(1_767_225_600_999);
  const asked: unknown[] = [];
  const engine = listening((question) => {
    asked.push(question);
    return Promise.resolve(new PassThrough());
  });
  await openEvents(engine, clock, new AbortController().signal);
  assert.deepEqual(asked, [{ since: 1_767_225_600, filters: '{"type":["container","image","network","volume"]}' }]);
  assert.equal(clock.waiting, 0);
});

test("the kernel is told to look after a silent connection", async () => {
  const kept: unknown[] = [];
  const socket = { setKeepAlive: (...how: unknown[]) => kept.push(how) };
  const engine = listening(() => Promise.resolve(Object.assign(new PassThrough(), { socket })));
  await openEvents(engine, movedClock(), new AbortController().signal);
  assert.deepEqual(kept, [[true, 15_000]]);
});

test("a stream has no good end", async () => {
  const stream = new PassThrough();
  const engine = listening(() => Promise.resolve(stream));
  const heard: unknown[] = [];
  const reading = readEvents(engine, stream, (event) => heard.push(event), new AbortController().signal);
  stream.end('{"a":1}\n');
  await assert.rejects(reading, {
    problem: {
      kind: "unreachable",
      endpoint: "unix:///run/default.sock",
      why: "closed",
      said: "The event stream ended.",
    },
  });
  assert.deepEqual(heard, [{ a: 1 }]);
});

test("a raw error of the socket does not leave the room, and an end we wished for is a cancellation", async () => {
  const engine = listening(() => Promise.reject(new Error("never asked")));
  const reset = new PassThrough();
  const reading = readEvents(engine, reset, () => undefined, new AbortController().signal);
  reset.destroy(Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }));
  await assert.rejects(reading, {
    problem: { kind: "unreachable", endpoint: "unix:///run/default.sock", why: "closed", said: "read ECONNRESET" },
  });
  const wished = new PassThrough();
  const abort = new AbortController();
  const ending = readEvents(engine, wished, () => undefined, abort.signal);
  abort.abort();
  wished.destroy(new Error("aborted"));
  await assert.rejects(ending, { problem: { kind: "cancelled" } });
});
