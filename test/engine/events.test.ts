// The view of events against a real engine, through its restart too.
import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import Docker from "dockerode";
import { systemClock } from "../../src/base/timing.ts";
import { eventScreen } from "../../src/terminal/events/eventScreen.ts";
import { startEngine } from "../rig/engine.ts";
import { isEngineName } from "../rig/engines.ts";
import { sandboxFolder } from "../rig/sandbox.ts";
import { fakeScreen, type FakeScreen } from "../support/fakeScreen.ts";
import { eventually, realEngine, type RealEngine } from "../support/realEngine.ts";
import { endpointAt, realSession, type RealSession } from "../support/realSession.ts";

let real: RealEngine;
let stage: RealSession;
before(async () => {
  real = await realEngine();
  stage = realSession(endpointAt(process.env["PORTHOLE_TEST_ENGINE"] ?? ""));
});
after(async () => {
  stage.scope.dispose();
  await real.end();
});

async function open({ session, scope }: RealSession, types: readonly string[] = ["container"]) {
  const [screen, own] = [fakeScreen({ columns: 200 }), scope.child("events")];
  eventScreen({
    ...{ engine: await session.engine(), store: session.store, clock: systemClock },
    chooseTypes: () => Promise.resolve(types),
    chooseObject: () => Promise.resolve(""),
  }).open(screen, own);
  return { screen, close: () => own.dispose() };
}
const shows = (screen: FakeScreen, words: RegExp): Promise<unknown> =>
  eventually(() => Promise.resolve(words.test(screen.plain)), `${words.source} in ${screen.plain.slice(-800)}`, 60_000);

test("what happens to a container is told line by line, and a filter leaves the rest out", async () => {
  const { screen, close } = await open(stage);
  await new Promise((resolve) => setTimeout(resolve, 500));
  await real.make("told-by-events", { Cmd: ["sh", "-c", "exit 3"] });
  await shows(screen, /container create {5}told-by-events [0-9a-f]{12} image=\S*porthole\/busybox:1/);
  await shows(screen, /container (die|died) +told-by-events [0-9a-f]{12} .*image=\S*porthole\/busybox:1.*/);
  if (!real.version.product.startsWith("Podman")) await shows(screen, /exitCode=3/);
  screen.type("t");
  await shows(screen, /Shown: container\./);
  const filtered = screen.plain.slice(screen.plain.lastIndexOf("Shown: container."));
  assert.doesNotMatch(filtered, /^\d\d:\d\d:\d\d\.\d{3} network/m);
  close();
});

test("the view goes on when its engine was started again, says so, and tells what comes then", async (context) => {
  const name = process.env["PORTHOLE_TEST_ENGINE_NAME"] ?? "newest";
  assert.ok(isEngineName(name));
  const engine = await startEngine({ name, folder: mkdtempSync(join(sandboxFolder() ?? "", "events-")) });
  context.after(() => engine.stop());
  const own = realSession(endpointAt(engine.socket, "second"));
  context.after(() => own.scope.dispose());
  const { screen } = await open(own);
  await new Promise((resolve) => setTimeout(resolve, 500));
  await engine.stop();
  await shows(screen, /does not answer/);
  await engine.start();
  await shows(screen, /answers again/);
  const docker = new Docker({ socketPath: engine.socket });
  await docker.createVolume({ Name: "after-it" });
  await shows(screen, /volume {4}create {5}after-it/);
});
