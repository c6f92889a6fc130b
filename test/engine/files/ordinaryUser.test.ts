// Files as an ordinary user of the group docker sees them: what may not be done is said, with the way that serves, and the
// helper container serves. From `before` to `after` all of this process has that user's rights.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { createScope } from "../../../src/base/scope.ts";
import { problemOf } from "../../../src/base/problem.ts";
import { listStandIns } from "../../../src/engine/api/standIns.ts";
import type { FileBackend, Route } from "../../../src/files/backend.ts";
import { openProcesses } from "../../../src/files/processes/open.ts";
import { openFiles, type FilesTarget, type OpenFiles } from "../../../src/files/route.ts";
import { makeDebugContainer } from "../../../src/files/toolbox/debug.ts";
import { download, upload } from "../../../src/files/transfer.ts";
import { rootOf } from "../../../src/model/fileRoot.ts";
import type { Container } from "../../../src/model/resources.ts";
import { requireSandbox } from "../../rig/sandbox.ts";
import { asUser, openToGroup } from "../../support/asUser.ts";
import { inside, prepared } from "../../support/filesStage.ts";
import { busybox, eventually, realEngine, type RealEngine } from "../../support/realEngine.ts";
import { fileContract } from "./contract.ts";

requireSandbox();
/** The sandbox's user "porthole" and its group "docker". */
const [ordinary, docker] = [61234, 61235];

const folder = mkdtempSync(join(tmpdir(), "porthole-user-"));
let close: () => void = () => undefined;
let real: RealEngine;
let container: Container;
let files: OpenFiles;
let again: () => void = () => undefined;
const scope = createScope("ordinary", (error) => {
  throw error;
});
const open = (target: FilesTarget, force?: Route): Promise<OpenFiles> =>
  openFiles({ engine: real.engine, target, scope: scope.child("own"), force });

before(async () => {
  const socket = join(folder, "engine", "docker.sock");
  close = openToGroup(process.env["PORTHOLE_TEST_ENGINE"] ?? "", docker, socket);
  again = asUser({ uid: ordinary, gid: ordinary, groups: [docker], folder });
  real = await realEngine(socket);
  container = (await prepared(real, "files-ordinary", { shell: false })).container;
  files = await open(container);
});
after(async () => {
  scope.dispose();
  await eventually(async () => (await listStandIns(real.engine)).length === 0, "nothing is left");
  await real.end();
  again();
  close();
  rmSync(folder, { recursive: true, force: true });
});
const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => assert.fail("it was allowed"),
    (error: unknown) => {
      const problem = problemOf(error);
      assert.ok(problem.kind === "unsupported", JSON.stringify(problem));
      return problem.needs;
    },
  );
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
const backend = (): FileBackend => files.backend;

test("ordinary user: this process is one", async () => {
  assert.equal(process.geteuid?.(), ordinary);
  const { State } = await real.docker.getContainer(container.id).inspect();
  assert.throws(() => readFileSync(`/proc/${State.Pid}/root/work/plain.txt`), /EACCES/);
});

test("ordinary user: the direct way is refused, with the way that serves, and that one is taken", async () => {
  assert.equal(files.route, "toolbox");
  const [direct] = files.why;
  assert.equal(direct?.route, "direct");
  assert.match(direct.said, /administrator \(root\).*helper container/);
  assert.match(await refusal(open(container, "direct")), /administrator \(root\).*helper container/);
});

fileContract("ordinary user, toolbox", backend, { write: true, move: true, whole: true, sameInode: true });

test("ordinary user: another user's private file in a container without a shell", async () => {
  const target = await real.make("files-ordinary-scratch", { Image: "porthole/scratch:1" });
  const other = await open(target);
  assert.equal(other.route, "toolbox");
  await other.backend.write("/secret", Buffer.from("hidden\n"), { create: true, overwrite: false, mode: 0o600 });
  assert.equal(text(await other.backend.read("/secret")), "hidden\n");
  assert.equal((await other.backend.stat("/secret")).mode, 0o600);
  assert.ok((await other.backend.list("/")).entries.some(({ name }) => name === "probe"));
});

test("ordinary user: stopped containers, volumes and images through the archive", async () => {
  const stopped = await real.make("files-ordinary-stopped", { Cmd: ["sleep", "1000"], StopSignal: "SIGKILL" });
  await inside(real.docker, stopped.id, "echo kept >/kept; chmod 600 /kept");
  await real.docker.getContainer(stopped.id).stop();
  const still = await open(stopped);
  assert.equal(still.route, "archive");
  assert.equal(text(await still.backend.read("/kept")), "kept\n");
  await still.backend.write("/kept", Buffer.from("changed\n"), { create: true, overwrite: true });
  assert.equal(text(await still.backend.read("/kept")), "changed\n");
  await real.docker.createVolume({ Name: "files-ordinary" });
  const volume = await open({ kind: "volume", id: "files-ordinary", name: "files-ordinary" });
  assert.equal(volume.route, "archive");
  await volume.backend.write("/note", Buffer.from("in it\n"), { create: true, overwrite: false });
  assert.equal(text(await volume.backend.read("/note")), "in it\n");
  const { id } = await real.image(busybox);
  const image = await open({ kind: "image", id, name: busybox });
  assert.equal(image.route, "archive");
  assert.match(text(await image.backend.read("/etc/passwd")), /^root:/);
});

test("ordinary user: files come out as their own, and go in", async () => {
  const signal = AbortSignal.timeout(160_000);
  const target = await real.make("files-ordinary-copy", { Cmd: ["sleep", "1000"], StopSignal: "SIGKILL" });
  await inside(real.docker, target.id, "mkdir /out; echo one >/out/file; chown -R 1000:1000 /out; chmod 600 /out/file");
  const { backend: by } = await open(target);
  await download(by, "/out", folder, { signal, overwrite: false });
  assert.equal(readFileSync(join(folder, "out/file"), "utf8"), "one\n");
  await upload(by, join(folder, "out"), "/tmp", { signal, overwrite: false });
  assert.equal(text(await by.read("/tmp/out/file")), "one\n");
});

test("ordinary user: processes and the debug shell", { timeout: 170_000 }, async () => {
  const target = await real.make("files-ordinary-top", { Cmd: ["sleep", "4712"], StopSignal: "SIGKILL" });
  const own = scope.child("processes");
  const terms = { engine: real.engine, target: rootOf(target), scope: own };
  const processes = await openProcesses(terms);
  assert.equal(processes.route, "toolbox");
  const list = await processes.list();
  assert.deepEqual(
    list.map(({ command, main }) => [command, main]),
    [["sleep 4712", true]],
  );
  assert.match(await refusal(openProcesses({ ...terms, force: "direct" })), /administrator \(root\).*helper container/);
  own.dispose();
  const debug = await makeDebugContainer({ engine: real.engine, target, scope: scope.child("debug") });
  assert.equal(debug.hasShell, true);
});

test("ordinary user: what is left of it stays in the folder", () => assert.ok(existsSync(join(folder, "out"))));
