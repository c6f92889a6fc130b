// Several engines at once, on real sockets: each session its own, and nothing left of one that was closed.
import assert from "node:assert/strict";
import { readdirSync, readlinkSync } from "node:fs";
import { test, type TestContext } from "node:test";
import type { Found } from "../../src/engine/endpoint/endpoint.ts";
import type { Session } from "../../src/model/session.ts";
import { createSessions } from "../../src/model/sessions.ts";
import { eventually, realEngine } from "../support/realEngine.ts";
import { endpointAt, realPorts } from "../support/realSession.ts";

const socket = process.env["PORTHOLE_TEST_ENGINE"] ?? "";

function opened(context: TestContext, found: Found = { endpoints: [], problems: [] }) {
  const ports = realPorts();
  context.after(() => ports.scope.dispose());
  return { ...ports, sessions: createSessions({ ...ports, find: () => Promise.resolve(found) }) };
}

/** Sockets this process has open, by their numbers in the kernel. */
const sockets = (): readonly string[] =>
  readdirSync("/proc/self/fd").flatMap((fd) => {
    try {
      const target = readlinkSync(`/proc/self/fd/${fd}`);
      return target.startsWith("socket:") ? [target] : [];
    } catch {
      return []; // the one that reads the folder
    }
  });

test("a closed session leaves no socket and no scope", async (context) => {
  const { sessions, scope, complaints } = opened(context);
  const before = new Set(sockets());
  const ours = () => sockets().filter((one) => !before.has(one)).length;
  for (let turn = 0; turn < 3; turn += 1) {
    const session = sessions.connect(endpointAt(socket));
    session.need("containers");
    session.need("images");
    await eventually(() => Promise.resolve(session.store.current.known.size === 2), "both families");
    assert.ok(ours() > 0);
    sessions.close("test");
    await eventually(() => Promise.resolve(ours() === 0), "all sockets closed", 3000);
  }
  assert.deepEqual(scope.living(), []);
  assert.deepEqual(complaints, []);
});

test("two ways to one engine are two sessions that share nothing", async (context) => {
  const real = await realEngine();
  context.after(() => real.end());
  const { id } = await real.make("twice", { Cmd: ["sleep", "100000"], StopSignal: "SIGKILL" });
  const [one, other] = [endpointAt(socket, "one"), endpointAt(socket, "other")];
  const { sessions } = opened(context, { endpoints: [one, other], chosen: one, problems: [] });
  await sessions.look();
  sessions.connect(other);
  const knows = ({ store }: Session, state: string) => store.current.containers.get(id)?.state === state;
  const allKnow = (state: string) => Promise.resolve(sessions.open.every((session) => knows(session, state)));
  for (const session of sessions.open) session.need("containers");
  await eventually(() => allKnow("running"), "both list it");

  const closed = sessions.open[1];
  assert.ok(closed !== undefined);
  sessions.close("other");
  await real.docker.getContainer(id).kill();
  await eventually(() => allKnow("exited"), "the one that is open goes on");
  assert.ok(knows(closed, "running"), "a closed session is written to no more");
});
