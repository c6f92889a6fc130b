// The direct rung against a real engine: the contract, and what only it can do.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import type { FileBackend } from "../../../src/files/backend.ts";
import { openFiles, type OpenFiles } from "../../../src/files/route.ts";
import { createScope } from "../../../src/base/scope.ts";
import { problemOf } from "../../../src/base/problem.ts";
import { inside, prepared } from "../../support/filesStage.ts";
import { eventually, realEngine, type RealEngine } from "../../support/realEngine.ts";
import { fileContract } from "./contract.ts";

let real: RealEngine;
let files: OpenFiles;
const scope = createScope("direct", (error) => {
  throw error;
});
before(async () => {
  real = await realEngine();
  const { container } = await prepared(real, "files-direct", { shell: false });
  files = await openFiles({ engine: real.engine, target: container, scope, force: "direct" });
});
after(async () => {
  scope.dispose();
  await real.end();
});
const backend = (): FileBackend => files.backend;

test("direct: it is the direct way", () => assert.equal(files.route, "direct"));
fileContract("direct", backend, { write: true, move: true, whole: true, sameInode: true });

test("direct: changes made inside are heard of", async () => {
  const own = await prepared(real, "files-watched");
  const watched = await openFiles({ engine: real.engine, target: own.container, scope, force: "direct" });
  assert.equal(watched.backend.can.watch, true);
  const heard = new Set<string>();
  const one = watched.backend.watch?.("/work", (paths) => paths.forEach((path) => heard.add(path)));
  const file = watched.backend.watch?.("/odd/-rf", (paths) => paths.forEach((path) => heard.add(path)));
  await inside(real.docker, own.id, "echo x > /work/fresh; rm /work/suid; echo y > /odd/-rf; echo z > '/odd/*'");
  await eventually(
    () => Promise.resolve(["/work/fresh", "/work/suid", "/odd/-rf"].every((path) => heard.has(path))),
    "all is heard",
  );
  assert.ok(!heard.has("/odd/*"));
  one?.dispose();
  file?.dispose();
});

test("direct: what the kernel tells in files has no size and no end of surprises", async () => {
  assert.match(Buffer.from(await backend().read("/proc/1/status")).toString(), /^Name:/);
  await assert.rejects(backend().read("/proc/kcore"), (error) => problemOf(error).kind !== "defect");
  assert.ok((await backend().list("/proc")).entries.some(({ name }) => name === "self"));
});
