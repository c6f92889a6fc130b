// An engine that an ordinary user runs, seen by that user: the helper container serves whole, the direct way only in part and
// only if it was chosen. From `before` to `after` all of this process has that user's rights.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createScope } from "../../../src/base/scope.ts";
import { problemOf } from "../../../src/base/problem.ts";
import type { Route } from "../../../src/files/backend.ts";
import { openProcesses } from "../../../src/files/processes/open.ts";
import { openFiles, type FilesTarget, type OpenFiles } from "../../../src/files/route.ts";
import { rootOf } from "../../../src/model/fileRoot.ts";
import type { Container } from "../../../src/model/resources.ts";
import type { Engine } from "../../rig/engine.ts";
import { isEngineName } from "../../rig/engines.ts";
import { loadFixtureImages } from "../../rig/images.ts";
import { startRootless } from "../../rig/rootless.ts";
import { asUser } from "../../support/asUser.ts";
import { prepared } from "../../support/filesStage.ts";
import { realEngine, type RealEngine } from "../../support/realEngine.ts";
import { fileContract } from "./contract.ts";

const ordinary = 61_234;

let own: Engine;
let real: RealEngine;
let running: Container;
let files: OpenFiles;
let archive: OpenFiles;
let again: () => void = () => undefined;
const scope = createScope("rootless", (error) => {
  throw error;
});
const open = (target: FilesTarget, force?: Route): Promise<OpenFiles> =>
  openFiles({ engine: real.engine, target, scope: scope.child("own"), force });

before(async () => {
  const name = process.env["PORTHOLE_TEST_ENGINE_NAME"] ?? "newest";
  assert.ok(isEngineName(name), name);
  own = await startRootless(name === "podman" ? "newest" : name);
  await loadFixtureImages(own.socket);
  again = asUser({ uid: ordinary, gid: ordinary, groups: [] });
  real = await realEngine(own.socket);
  running = (await prepared(real, "rootless", { shell: false, devices: false })).container;
  files = await open(running);
  const still = (await prepared(real, "rootless-archive", { shell: false, devices: false })).container;
  await real.docker.getContainer(still.id).stop();
  archive = await open(still);
});
after(async () => {
  scope.dispose();
  await real.end();
  again();
  await own.stop();
});
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
const devices = false;

test("rootless: the helper container serves, and what stands still is seen through the archive", () => {
  assert.equal(files.route, "toolbox");
  assert.match(files.why[0]?.said ?? "", /administrator \(root\).*helper container/);
  assert.equal(archive.route, "archive");
});
fileContract("rootless, toolbox", () => files.backend, {
  ...{ write: true, move: true, whole: true, sameInode: true, devices },
});
fileContract("rootless, archive", () => archive.backend, {
  ...{ write: true, move: false, whole: false, devices },
  anyBytes: () => !real.version.version.startsWith("20."),
});

test("rootless: who chose the direct way sees numbers as inside, and may touch what is root's there", async () => {
  const { backend, route } = await open(running, "direct");
  assert.equal(route, "direct");
  const [plain, root] = await Promise.all([backend.stat("/work/plain.txt"), backend.stat("/etc/passwd")]);
  assert.deepEqual([plain.uid, plain.gid, root.uid, root.gid], [1000, 1000, 0, 0]);
  assert.match(text(await backend.read("/etc/passwd")), /^root:/);
  await assert.rejects(backend.read("/work/plain.txt"), (error) => problemOf(error).kind === "rejected");
  await backend.write("/tmp/direct", Buffer.from("made\n"), { create: true, overwrite: false });
  const made = await files.backend.stat("/tmp/direct");
  assert.deepEqual([made.uid, made.gid], [0, 0]);
});

test("rootless: processes", async () => {
  const own = scope.child("processes");
  const processes = await openProcesses({ engine: real.engine, target: rootOf(running), scope: own });
  assert.equal(processes.route, "toolbox");
  assert.ok((await processes.list()).some(({ main, user }) => main && user === "root"));
  own.dispose();
});

test("rootless: root of this system leaves it to the helper container, which can make files there", async () => {
  again();
  try {
    const { route, why, backend } = await open(running);
    assert.equal(route, "toolbox");
    assert.match(why[0]?.said ?? "", /rootless/);
    await backend.write("/tmp/by-root", Buffer.from("x"), { create: true, overwrite: false });
    const direct = await open(running, "direct");
    assert.equal(text(await direct.backend.read("/tmp/by-root")), "x");
  } finally {
    again = asUser({ uid: ordinary, gid: ordinary, groups: [] });
  }
});
