// One engine and what we know of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createSession } from "../../../src/model/session.ts";
import { movedClock } from "../../support/clock.ts";
import { anEndpoint, testScope } from "../../support/fakeSession.ts";
import { idOf } from "../../support/resources.ts";
import { rememberingLog } from "../../../src/base/log.ts";
import { dockerHeaders, standInEngine, wireContainer } from "../../support/standInEngine.ts";

test("two engines may hold a container of the same id, each its own", async () => {
  const [scope, clock, log] = [testScope(), movedClock(), rememberingLog()];
  const [one, other] = [standInEngine(dockerHeaders), standInEngine(dockerHeaders)];
  one.add(wireContainer("web"));
  other.add(wireContainer("web", { State: "exited", Status: "Exited (0) 1 hour ago" }));
  const open = (name: string, engine: typeof one) =>
    createSession(anEndpoint(name), { scope, clock, log, random: () => 1, connect: engine.connect });
  const [here, there] = [open("here", one), open("there", other)];
  for (const session of [here, there]) session.need("containers");
  await clock.pass(1000);
  const stateIn = ({ store }: typeof here) => store.current.containers.get(idOf("web"))?.state;
  assert.deepEqual([stateIn(here), stateIn(there)], ["running", "exited"]);
  here.busy.mark([idOf("web")], "stopping");
  await clock.pass(1000);
  assert.equal(here.busy.of(idOf("web")), "stopping");
  assert.equal(there.busy.of(idOf("web")), undefined);
  one.set("web", { State: "paused" });
  one.event("container", "pause", idOf("web"));
  await clock.pass(1000);
  assert.deepEqual([stateIn(here), stateIn(there)], ["paused", "exited"]);
  there.scope.dispose();
  one.set("web", { State: "running" });
  one.event("container", "unpause", idOf("web"));
  await clock.pass(1000);
  assert.equal(stateIn(here), "running", "the end of one is nothing to the other");
  scope.dispose();
});
