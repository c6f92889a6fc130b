// Volumes on a real engine: the list follows its events, what is in use is known, and removals do what they say.
import assert from "node:assert/strict";
import { after, before, test, type TestContext } from "node:test";
import { problemOf } from "../../src/base/problem.ts";
import * as volumes from "../../src/engine/api/volumes.ts";
import { create } from "../../src/commands/volumes/create.ts";
import { prune } from "../../src/commands/volumes/prune.ts";
import { remove } from "../../src/commands/volumes/remove.ts";
import { openFiles } from "../../src/files/route.ts";
import { volumesOf } from "../../src/model/normalize/volumes.ts";
import type { Volume } from "../../src/model/resources.ts";
import { usedVolumes } from "../../src/model/usedVolumes.ts";
import { commandStage, type CommandStage } from "../support/commandStage.ts";
import { testScope } from "../support/fakeSession.ts";
import { busybox, realEngine, type RealEngine } from "../support/realEngine.ts";
import { endpointAt, realSession } from "../support/realSession.ts";
import type { Answer } from "../support/scriptedUi.ts";

let real: RealEngine;
before(async () => void (real = await realEngine()));
after(() => real.end());

const socket = process.env["PORTHOLE_TEST_ENGINE"] ?? "";
const on = (answers: readonly Answer[] = []): CommandStage => commandStage({ engine: real.engine, answers });
const signal = new AbortController().signal;

/** Made past our code; goes with the test. */
async function made(context: TestContext, name: string, options: object = {}): Promise<Volume> {
  await real.docker.createVolume({ Name: name, ...options });
  context.after(() =>
    real.docker
      .getVolume(name)
      .remove()
      .catch(() => undefined),
  );
  const found = volumesOf(await volumes.list(real.engine, signal)).find((volume) => volume.name === name);
  assert.ok(found !== undefined);
  return found;
}

const exists = async (name: string): Promise<boolean> =>
  await real.docker
    .getVolume(name)
    .inspect()
    .then(
      () => true,
      () => false,
    );

test("what others do to volumes is seen, and who uses one", { timeout: 60_000 }, async (context) => {
  const stage = realSession(endpointAt(socket));
  context.after(() => stage.scope.dispose());
  stage.session.need("containers");
  stage.session.need("volumes");
  await stage.until("the first lists", ({ known }) => known.has("containers") && known.has("volumes"));
  stage.asked();
  await made(context, "seen");
  await stage.until("it is made", (snapshot) => snapshot.volumes.has("seen"));
  const user = await real.make("seen-user", { started: false, HostConfig: { Binds: ["seen:/data"] } });
  await stage.until("it is used", (snapshot) => usedVolumes(snapshot).has("seen"));
  await real.docker.getContainer(user.id).remove();
  await stage.until("it is used no more", (snapshot) => !usedVolumes(snapshot).has("seen"));
  await real.docker.getVolume("seen").remove();
  await stage.until("it is gone", (snapshot) => !snapshot.volumes.has("seen"));
  assert.deepEqual(stage.complaints, []);
});

test("a record says what inspect says", async (context) => {
  const one = await made(context, "facts", { Labels: { project: "shop" } });
  const inspected = await real.docker.getVolume("facts").inspect();
  assert.deepEqual([one.driver, one.folder, one.labels], [inspected.Driver, inspected.Mountpoint, { project: "shop" }]);
  assert.ok(Math.abs(one.created - Date.now()) < 3_600_000, String(one.created));
});

test("a volume is made with its labels, and removed with what is in it", async (context) => {
  context.after(() =>
    real.docker
      .getVolume("made-here")
      .remove()
      .catch(() => undefined),
  );
  const one = on([{ form: { name: "made-here", labels: ["a=b"] } }]);
  await one.run(create);
  assert.deepEqual((await real.docker.getVolume("made-here").inspect()).Labels, { a: "b" });
  assert.deepEqual(one.ui.of("reveal")[0]?.id, "made-here");
  const volume = volumesOf(await volumes.list(real.engine, signal)).find(({ name }) => name === "made-here");
  await on([{ confirm: true }]).run(remove, [volume!]);
  assert.equal(await exists("made-here"), false);
});

test("a volume in use is not removed, and the stopped container in the way is named", async (context) => {
  const volume = await made(context, "kept");
  await real.make("keeper", { started: false, HostConfig: { Binds: ["kept:/data"] } });
  const one = on();
  await one.run(remove, [volume]);
  assert.match(one.ui.of("warn")[0]!.message, /kept stays: it is in use by keeper/);
  assert.equal(await exists("kept"), true);
  // The engine says no as well, whatever we say.
  await assert.rejects(volumes.remove(real.engine, "kept"), (error) => problemOf(error).kind === "conflict");
});

test("somebody who looks into a volume does not keep it from being removed", async (context) => {
  const volume = await made(context, "looked-into");
  const scope = testScope("files");
  context.after(() => scope.dispose());
  const target = { kind: "volume" as const, id: "looked-into", name: "looked-into" };
  const { backend } = await openFiles({ engine: real.engine, target, scope, force: "archive" });
  await backend.write("/a.txt", Buffer.from("1"), { create: true, overwrite: false });
  assert.deepEqual(
    (await backend.list("/")).entries.map(({ name }) => name),
    ["a.txt"],
  );
  await on([{ confirm: true }]).run(remove, [volume]);
  assert.equal(await exists("looked-into"), false);
});

test("a prune takes what was chosen, unnamed ones first, and leaves the others", async (context) => {
  await made(context, "not-chosen");
  const { id } = await real.make("anonymous", { started: false, Image: busybox, Volumes: { "/data": {} } });
  const [mount] = (await real.docker.getContainer(id).inspect()).Mounts;
  await real.docker.getContainer(id).remove();
  const name = mount?.Name ?? "";
  const one = on([{ pickMany: [name] }, { confirm: true }]);
  await one.run(prune);
  const choices = one.ui.of("pickMany")[0]?.choices ?? [];
  assert.equal(choices.find(({ label }) => label === name)?.picked, true);
  assert.equal(choices.find(({ label }) => label === "not-chosen")?.picked, false);
  assert.deepEqual([await exists(name), await exists("not-chosen")], [false, true]);
});

test("the engine tells how much is in a volume", async (context) => {
  await made(context, "weighed");
  await real.make("filler", {
    Cmd: ["sh", "-c", "head -c 100000 /dev/zero > /data/zeros; sleep 100000"],
    StopSignal: "SIGKILL",
    HostConfig: { Binds: ["weighed:/data"] },
  });
  let bytes: number | undefined;
  for (let attempt = 0; attempt < 50 && (bytes ?? 0) < 100_000; attempt += 1)
    bytes = (await volumes.sizes(real.engine, signal)).get("weighed");
  assert.ok((bytes ?? 0) >= 100_000, String(bytes));
});
