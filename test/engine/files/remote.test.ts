// Files of an engine that is elsewhere, as far as anybody can tell: by TLS and by ssh, both on loopback. This system has the
// very processes, which must not be looked at: their numbers are the other system's.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createScope } from "../../../src/base/scope.ts";
import { problemOf } from "../../../src/base/problem.ts";
import { listStandIns } from "../../../src/engine/api/standIns.ts";
import { negotiate } from "../../../src/engine/negotiate.ts";
import type { Route } from "../../../src/files/backend.ts";
import { openProcesses } from "../../../src/files/processes/open.ts";
import { openFiles, type FilesTarget, type OpenFiles } from "../../../src/files/route.ts";
import { rootOf } from "../../../src/model/fileRoot.ts";
import type { Container } from "../../../src/model/resources.ts";
import { prepared } from "../../support/filesStage.ts";
import { throughSsh, throughTls, type OtherWay } from "../../support/otherWays.ts";
import { eventually, realEngine, type RealEngine } from "../../support/realEngine.ts";
import { fileContract, onPodman } from "./contract.ts";

let real: RealEngine;
before(async () => void (real = await realEngine()));
/** What ends once all tests have: nothing may be left of any of them. */
const endings: { dispose(): void; end(): Promise<void> }[] = [];
after(async () => {
  for (const { dispose } of endings) dispose();
  await eventually(async () => (await listStandIns(real.engine)).length === 0, "nothing is left");
  for (const { end } of endings) await end();
  await real.end();
});

for (const [name, through] of [
  ["tls", throughTls],
  ["ssh", throughSsh],
] as const) {
  let way: OtherWay;
  let running: Container;
  let opened: OpenFiles;
  let archive: OpenFiles;
  const scope = createScope(name, (error) => {
    throw error;
  });
  const open = (target: FilesTarget, force?: Route): Promise<OpenFiles> =>
    openFiles({ engine: way.engine, target, scope: scope.child("own"), force });
  before(async () => {
    way = await through(process.env["PORTHOLE_TEST_ENGINE"] ?? "");
    endings.push({ dispose: () => scope.dispose(), end: () => way.end() });
    await negotiate(way.engine);
    running = (await prepared(real, `files-${name}`, { shell: false })).container;
    opened = await open(running);
    archive = await open((await prepared(real, `files-${name}-archive`, { shell: false })).container, "archive");
  });

  test(`${name}: the direct way is not tried, in words, and the toolbox serves`, async () => {
    assert.equal(opened.route, "toolbox");
    assert.deepEqual(
      opened.why.map(({ route }) => route),
      ["direct", "layers"],
    );
    assert.match(opened.why[0]?.said ?? "", /on this system; a helper container/);
    await assert.rejects(open(running, "direct"), (error) => problemOf(error).kind === "unsupported");
  });
  test(`${name}: processes are told by the toolbox, and none of this system is taken for one`, async () => {
    const terms = { engine: way.engine, target: rootOf(running), scope: scope.child("processes") };
    assert.equal((await openProcesses(terms)).route, "toolbox");
    await assert.rejects(
      openProcesses({ ...terms, force: "direct" }),
      (error) => problemOf(error).kind === "unsupported",
    );
  });
  test(`${name}: what stands still is seen through the archive`, async () => {
    const { id } = await real.image("porthole/busybox:1");
    const image = await open({ kind: "image", id, name: "busybox" });
    assert.equal(image.route, "archive");
    assert.match(Buffer.from(await image.backend.read("/etc/passwd")).toString(), /^root:/);
  });
  fileContract(`${name}, toolbox`, () => opened.backend, { write: true, move: true, whole: true, sameInode: true });
  // Podman starts a process for each archive call: there archive.test.ts alone goes through all of the contract.
  if (!onPodman)
    fileContract(`${name}, archive`, () => archive.backend, {
      ...{ write: true, move: false, whole: false },
      anyBytes: () => !real.version.version.startsWith("20."),
    });
  else
    test(`${name}, archive: files are read, listed and written`, { timeout: 120_000 }, async () => {
      const { backend } = archive;
      const { entries } = await backend.list("/work/folder", undefined, { patience: 60_000 });
      assert.deepEqual(entries.map(({ path }) => path).sort(), ["/work/folder/deeper", "/work/folder/inner.txt"]);
      await backend.write("/tmp/made", Buffer.from("made\n"), { create: true, overwrite: false });
      assert.equal(Buffer.from(await backend.read("/tmp/made")).toString(), "made\n");
    });
}
