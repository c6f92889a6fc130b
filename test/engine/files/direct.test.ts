// The direct rung against a real engine: the contract, and what only it can do.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import type { FileBackend } from "../../../src/files/backend.ts";
import { openFiles, type OpenFiles } from "../../../src/files/route.ts";
import { createScope } from "../../../src/base/scope.ts";
import fs from "node:fs";
import { createServer } from "node:net";
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

const root = async (name: string): Promise<string> => {
  const { State } = await real.docker.getContainer(name).inspect();
  return `/proc/${State.Pid}/root`;
};

test("direct: a hundred thousand entries", { timeout: 170_000 }, async () => {
  const folder = `${await root("files-direct")}/crowd`;
  fs.mkdirSync(folder);
  for (let index = 0; index < 100_000; index += 1) fs.closeSync(fs.openSync(`${folder}/file${index}`, "w"));
  let turns = 0;
  const turning = setInterval(() => (turns += 1), 5);
  const { entries, cut } = await backend().list("/crowd");
  clearInterval(turning);
  assert.deepEqual([entries.length, cut], [100_000, false]);
  assert.ok(turns > 5, "others had their turn meanwhile");
});

test("direct: a socket is told and never opened", async () => {
  const server = createServer(() => assert.fail("somebody connected"));
  const path = `${await root("files-direct")}/tmp/socket`;
  await new Promise<void>((listening) => server.listen(path, () => listening()));
  try {
    assert.equal((await backend().stat("/tmp/socket")).kind, "socket");
    await assert.rejects(backend().read("/tmp/socket"), (error) => problemOf(error).kind === "conflict");
  } finally {
    await new Promise((closed) => server.close(closed));
  }
});

test("direct: a file that is replaced or removed while it is read is read to its end", async () => {
  const path = `${await root("files-direct")}/tmp/large`;
  fs.writeFileSync(path, Buffer.alloc(8 * 1024 * 1024, "old "));
  const stream = await backend().stream("/tmp/large", AbortSignal.timeout(20_000));
  let length = 0;
  for await (const chunk of stream) {
    if (length === 0) {
      fs.rmSync(path);
      fs.writeFileSync(path, "new");
    }
    length += (chunk as Uint8Array).length;
    assert.equal(String(chunk).slice(0, 3), "old");
  }
  assert.equal(length, 8 * 1024 * 1024);
  assert.equal(Buffer.from(await backend().read("/tmp/large")).toString(), "new");
});

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
