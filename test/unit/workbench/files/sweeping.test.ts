// Leftovers are swept once for each connection to an engine, a while after it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createLog } from "../../../../src/base/log.ts";
import type { StandIn } from "../../../../src/engine/api/standIns.ts";
import { sweepWhenConnected } from "../../../../src/workbench/files/sweeping.ts";
import { movedClock, settled } from "../../../support/clock.ts";
import { fakeSession, fakeSessions, testScope } from "../../../support/fakeSession.ts";
import { aVersion } from "../../../support/resources.ts";
import { scriptedEngine } from "../../../support/scriptedEngine.ts";

const aStandIn: StandIn = { id: "ab", imageId: "sha256:cd", owner: "machine:1:2", created: 0, running: false };

test("where there are none, nothing more is loaded", async () => {
  const version = aVersion();
  const session = fakeSession({ engine: scriptedEngine(() => []), connection: { state: "ready", version } });
  const [scope, clock] = [testScope(), movedClock()];
  let asked = 0;
  sweepWhenConnected({
    ...{ scope, clock, sessions: fakeSessions({ open: [session] }), log: createLog(() => undefined) },
    loadEngine: () => {
      asked += 1;
      return Promise.resolve({ listStandIns: () => Promise.resolve([]) });
    },
    loadFileSystem: () => assert.fail("loaded"),
  });
  await clock.pass(60_000);
  await settled();
  assert.equal(asked, 1);
  scope.dispose();
  session.scope.dispose();
});

test("nothing before the connection, once after each, and nothing for one that breaks at once", async () => {
  const session = fakeSession({ engine: scriptedEngine(() => []), connection: { state: "idle" } });
  const [scope, clock, swept] = [testScope(), movedClock(), [] as string[]];
  sweepWhenConnected({
    ...{ scope, clock, sessions: fakeSessions({ open: [session] }), log: createLog(() => undefined) },
    loadEngine: () => Promise.resolve({ listStandIns: () => Promise.resolve([aStandIn]) }),
    loadFileSystem: () =>
      Promise.resolve({
        sweep: (engine) => {
          swept.push(engine.name);
          return Promise.resolve(1);
        },
      }),
  });
  await clock.pass(60_000);
  await settled();
  assert.deepEqual(swept, []);
  const [ready, lost] = [{ state: "ready", version: aVersion() }, { state: "connecting" }] as const;
  for (let time = 0; time < 2; time += 1) {
    session.show({ connection: ready });
    assert.equal(swept.length, time, "not at once");
    await clock.pass(5_000);
    // Whatever else changes meanwhile.
    session.show({ connection: { ...ready } });
    await clock.pass(60_000);
    await settled();
    session.show({ connection: ready });
    await clock.pass(60_000);
    await settled();
    assert.equal(swept.length, time + 1);
    session.show({ connection: lost });
  }
  session.show({ connection: ready });
  await clock.pass(5_000);
  session.show({ connection: lost });
  await clock.pass(60_000);
  await settled();
  assert.equal(swept.length, 2);
  session.show({ connection: ready });
  scope.dispose();
  session.scope.dispose();
  assert.equal(clock.waiting, 0);
});
