// Several engines at once, on real sockets: each session its own, and nothing left of one that was closed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Found } from "../../src/engine/endpoint/endpoint.ts";
import type { Session } from "../../src/model/session.ts";
import { createSessions } from "../../src/model/sessions.ts";
import { eventually, realEngine, type RealEngine } from "../support/realEngine.ts";
import { endpointAt, realPorts } from "../support/realSession.ts";

let real: RealEngine;
before(async () => void (real = await realEngine()));
after(() => real.end());

const socket = process.env["PORTHOLE_TEST_ENGINE"] ?? "";

/** Sockets of this process that are open. */
const sockets = (): number => process.getActiveResourcesInfo().filter((kind) => kind === "PipeWrap").length;

test("two ways to one engine are two sessions that share nothing", async () => {
  const { id } = await real.make("twice", { Cmd: ["sleep", "100000"], StopSignal: "SIGKILL" });
  const ports = realPorts();
  const [one, other] = [endpointAt(socket, "one"), endpointAt(socket, "other")];
  const found: Found = { endpoints: [one, other], chosen: one, problems: [] };
  const sessions = createSessions({ ...ports, find: () => Promise.resolve(found) });
  await sessions.look();
  sessions.connect(other);
  const knows = ({ store }: Session, state: string) => store.current.containers.get(id)?.state === state;
  for (const session of sessions.open) session.need("containers");
  await eventually(() => Promise.resolve(sessions.open.every((session) => knows(session, "running"))), "both list it");

  const closed = sessions.open[1];
  assert.ok(closed !== undefined);
  sessions.close("other");
  await real.docker.getContainer(id).kill();
  await eventually(
    () => Promise.resolve(sessions.open.every((session) => knows(session, "exited"))),
    "the other goes on",
  );
  assert.ok(knows(closed, "running"), "a closed session is written to no more");
  ports.scope.dispose();
});

test("a closed session leaves no socket and no scope", async () => {
  const before = sockets();
  const ports = realPorts();
  const sessions = createSessions({ ...ports, find: () => Promise.resolve({ endpoints: [], problems: [] }) });
  for (let turn = 0; turn < 3; turn += 1) {
    const session = sessions.connect(endpointAt(socket));
    session.need("containers");
    session.need("images");
    await eventually(() => Promise.resolve(session.store.current.known.size === 2), "both families");
    assert.ok(sockets() > before);
    sessions.close("test");
  }
  await eventually(() => Promise.resolve(sockets() <= before), "all sockets closed", 3000);
  assert.deepEqual(ports.scope.living(), []);
  assert.deepEqual(ports.complaints, []);
  ports.scope.dispose();
});
