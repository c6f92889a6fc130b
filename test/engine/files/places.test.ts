// Containers in every state, volumes and images; what happens when a container stops and starts; and that nothing is left.
import assert from "node:assert/strict";
import fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { problemOf } from "../../../src/base/problem.ts";
import { remove as removeImage } from "../../../src/commands/images/remove.ts";
import { createScope } from "../../../src/base/scope.ts";
import { createStandIn, helperLabel, listStandIns } from "../../../src/engine/api/standIns.ts";
import { sweep } from "../../../src/files/archive/sweep.ts";
import type { Route } from "../../../src/files/backend.ts";
import { find } from "../../../src/files/find/find.ts";
import { openFiles, type FilesTarget, type OpenFiles } from "../../../src/files/route.ts";
import { download, upload } from "../../../src/files/transfer.ts";
import { commandStage } from "../../support/commandStage.ts";
import { inside, prepared } from "../../support/filesStage.ts";
import { busybox, eventually, realEngine, type RealEngine } from "../../support/realEngine.ts";
import { onPodman } from "./contract.ts";

let real: RealEngine;
const scope = createScope("places", (error) => {
  throw error;
});
before(async () => void (real = await realEngine()));
after(async () => {
  scope.dispose();
  await real.end();
});
const signal = (): AbortSignal => AbortSignal.timeout(60_000);
const overwrite = { create: true, overwrite: true };
const open = (target: FilesTarget, force?: Route, own = scope): Promise<OpenFiles> =>
  openFiles({ engine: real.engine, target, scope: own, force });
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
const kindOf = (error: unknown): string => problemOf(error).kind;
/** Lines of what the kernel tells of a process, by their names. */
const statusOf = (pid: number): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(
    fs
      .readFileSync(`/proc/${pid}/status`, "utf8")
      .split("\n")
      .map((line) => line.split(":\t") as [string, string]),
  );
const standIns = async (): Promise<number> => (await listStandIns(real.engine)).length;

test("an image is looked into without running it, and nothing is left", async () => {
  const { id } = await real.image(busybox);
  const own = scope.child("image");
  const files = await open({ kind: "image", id, name: busybox }, undefined, own);
  assert.match(text(await files.backend.read("/etc/passwd")), /^root:/);
  assert.ok((await files.backend.list("/etc")).entries.some(({ name }) => name === "group"));
  assert.equal(files.backend.can.write, false);
  await assert.rejects(files.backend.write("/x", Buffer.from("x"), overwrite), (error) =>
    /rejected|unsupported/.test(kindOf(error)),
  );
  own.dispose();
  await eventually(async () => (await standIns()) === 0, "the stand-in is gone");
});

test("an image without a command", async () => {
  const { id } = await real.image("porthole/scratch:1");
  const own = scope.child("scratch");
  const { backend } = await open({ kind: "image", id, name: "scratch" }, "archive", own);
  const entries = (await backend.list("/")).entries.map(({ name }) => name);
  assert.ok(entries.includes("probe"), entries.join());
  own.dispose();
});

test("what we made to look into an image is not in the way of removing it", async () => {
  const base = await real.make("files-image-base", { started: false });
  await real.docker.getContainer(base.id).commit({ repo: "looked-at", tag: "1" });
  const image = await real.image("looked-at:1");
  const own = scope.child("looked-at");
  const { backend } = await open({ kind: "image", id: image.id, name: "looked-at:1" }, "archive", own);
  assert.match(text(await backend.read("/etc/passwd")), /^root:/);
  const ofImage = async () => (await listStandIns(real.engine)).filter(({ imageId }) => image.id.includes(imageId));
  assert.equal((await ofImage()).length, 1);
  await assert.rejects(real.docker.getImage(image.id).remove(), "the engine would not have it");
  const stage = commandStage({ engine: real.engine, answers: [{ confirm: true }] });
  await stage.run(removeImage, [image]);
  assert.doesNotMatch(stage.ui.of("confirm")[0]?.confirmation.question ?? "", /in use/);
  await assert.rejects(real.docker.getImage(image.id).inspect());
  assert.deepEqual(await ofImage(), []);
  own.dispose();
});

test("a volume is read and written; links in it never lead to the image it is looked at through", async () => {
  await real.docker.createVolume({ Name: "files-volume" });
  const user = await real.make("files-volume-user", {
    Cmd: ["sleep", "1000"],
    StopSignal: "SIGKILL",
    HostConfig: { Binds: ["files-volume:/data"] },
  });
  await inside(
    real.docker,
    user.id,
    "cd /data; mkdir sub; echo one > sub/file; ln -s /etc/passwd abs; ln -s ../../etc/passwd up; ln -s /sub/file good; ln -s /sub folder; ln -s /srv etc",
  );
  for (const force of ["archive", undefined] as const) {
    const own = scope.child("volume");
    const files = await open({ kind: "volume", id: "files-volume", name: "files-volume" }, force, own);
    const { backend } = files;
    const names = (await backend.list("/", undefined, { patience: 20_000 })).entries
      .map(({ name, leadsTo }) => `${name} ${leadsTo ?? ""}`)
      .sort();
    assert.deepEqual(names, ["abs ", "etc ", "folder folder", "good file", "sub ", "up "], files.route);
    assert.equal(text(await backend.read("/good")), "one\n");
    assert.equal(text(await backend.read("/folder/file")), "one\n");
    for (const name of ["/abs", "/up", "/etc/passwd"])
      await assert.rejects(backend.read(name), (error) => kindOf(error) === "gone");
    await backend.write(`/sub/new-${force ?? "best"}`, Buffer.from("new\n"), { create: true, overwrite: false });
    const said = (path: string): Promise<string> =>
      inside(real.docker, user.id, `cat ${path}`).then((all) => all.trim());
    assert.equal(await said(`/data/sub/new-${force ?? "best"}`), "new");
    const writing = backend.write("/sub/file", Buffer.from("two\n"), overwrite);
    // Podman does not tell whose a file in a volume is: it would be given away, so it is left alone.
    if (onPodman) await assert.rejects(writing, (error) => kindOf(error) === "unsupported");
    else {
      await writing;
      assert.equal(await said("/data/sub/file"), "two");
      await backend.write("/sub/file", Buffer.from("one\n"), overwrite);
    }
    own.dispose();
  }
  await eventually(async () => (await standIns()) === 0, "the stand-in is gone, the volume is not");
  await real.docker.getVolume("files-volume").inspect();
});

test("created, paused, read-only, with tmpfs and volumes inside", async () => {
  const created = await real.make("files-created", { started: false });
  const files = await open(created);
  assert.match(text(await files.backend.read("/etc/passwd")), /^root:/);
  await files.backend
    .write("/tmp/x", Buffer.from("x"), overwrite)
    .catch((error: unknown) => assert.equal(kindOf(error), "unsupported"));

  const odd = await real.make("files-odd", {
    Cmd: ["sleep", "1000"],
    StopSignal: "SIGKILL",
    HostConfig: { ReadonlyRootfs: true, Tmpfs: { "/ram": "size=1m" }, Binds: ["files-volume:/data"] },
  });
  await inside(real.docker, odd.id, "echo ram > /ram/file");
  for (const force of ["direct", "toolbox"] as const) {
    const own = scope.child(force);
    const { backend } = await open(odd, force, own);
    assert.equal(text(await backend.read("/ram/file")), "ram\n");
    assert.equal(text(await backend.read("/data/sub/file")), "one\n");
    await assert.rejects(
      backend.write("/etc/passwd", Buffer.from("x"), overwrite),
      (error) => kindOf(error) === "rejected",
    );
    await assert.rejects(backend.write("/new", Buffer.from("x"), overwrite), (error) => kindOf(error) === "rejected");
    await assert.rejects(backend.remove("/data", { recursive: true }), (error) => kindOf(error) === "conflict");
    // A full disk: the old content stays.
    await backend.write("/ram/file", Buffer.from("first"), overwrite);
    const large = Buffer.alloc(3 * 1024 * 1024, "x");
    await assert.rejects(backend.write("/ram/file", large, overwrite), (error) => kindOf(error) === "rejected", force);
    assert.equal(text(await backend.read("/ram/file")), "first", force);
    await assert.rejects(backend.write("/ram/new", large, overwrite), (error) => kindOf(error) === "rejected");
    assert.deepEqual(
      (await backend.list("/ram")).entries.map(({ name }) => name),
      ["file"],
      force,
    );
    await backend.write("/ram/file", Buffer.from("ram\n"), overwrite);
    own.dispose();
  }
  await real.docker.getContainer(odd.id).pause();
  const paused = await open(odd);
  assert.equal(paused.route, "direct");
  assert.equal(text(await paused.backend.read("/ram/file")), "ram\n");
  await real.docker.getContainer(odd.id).unpause();
});

test("whoever holds the files need not know that the container stopped and started", { timeout: 60_000 }, async () => {
  const { container } = await prepared(real, "files-restarted");
  const files = await openFiles({ engine: real.engine, target: container, scope, toolbox: false });
  assert.equal(files.route, "direct");
  await files.backend.write("/tmp/kept", Buffer.from("kept"), overwrite);
  await real.docker.getContainer(container.id).stop();
  assert.equal(text(await files.backend.read("/tmp/kept")), "kept");
  assert.notEqual(files.route, "direct");
  const [better] = files.why;
  assert.equal(better?.route, "direct");
  assert.match(better.said, /running/);
  await real.docker.getContainer(container.id).start();
  await eventually(async () => {
    assert.equal(text(await files.backend.read("/tmp/kept")), "kept");
    return files.route === "direct";
  }, "the direct way again");
  await real.docker.getContainer(container.id).remove({ force: true });
  await assert.rejects(files.backend.read("/tmp/kept"), (error) => kindOf(error) === "gone");
});

test("a toolbox ends with its scope and with its target", { timeout: 60_000 }, async () => {
  const { container } = await prepared(real, "files-ends", { shell: false });
  const own = scope.child("ends");
  const files = await open(container, "toolbox", own);
  assert.equal(text(await files.backend.read("/work/plain.txt")), "hello\n");
  const [helper] = await listStandIns(real.engine);
  const { HostConfig, Config, State } = await real.docker.getContainer(helper?.id ?? "").inspect();
  assert.deepEqual([HostConfig.NetworkMode, HostConfig.ReadonlyRootfs, HostConfig.Privileged], ["none", true, false]);
  // By the kernel's word: Podman's inspect tells the capabilities in a way of its own.
  const { CapEff, CapBnd } = statusOf(State.Pid);
  const rights = "00000000000c001b"; // chown, dac_override, fowner, fsetid, sys_chroot, sys_ptrace
  assert.deepEqual([CapEff, CapBnd], [rights, rights]);
  assert.ok(helperLabel in Config.Labels);
  own.dispose();
  await eventually(async () => (await standIns()) === 0, "it is gone with its scope");
  await open(container, "toolbox", scope.child("again"));
  await real.docker.getContainer(container.id).stop();
  await eventually(async () => (await standIns()) === 0, "it is gone with its target");
});

test(
  "a helper container that somebody else removes is made anew with the next need",
  { timeout: 120_000 },
  async () => {
    await real.docker.createVolume({ Name: "files-pruned" });
    const container = await real.make("files-pruned", { Cmd: ["sleep", "1000"], StopSignal: "SIGKILL" });
    const image = await real.image(busybox);
    for (const [target, force, path] of [
      [{ kind: "volume", id: "files-pruned", name: "files-pruned" }, "archive", "/kept"],
      [{ kind: "image", id: image.id, name: busybox }, "archive", "/etc/passwd"],
      [container, "toolbox", "/etc/passwd"],
    ] as const) {
      const own = scope.child("pruned");
      const { backend } = await open(target, force, own);
      if (target.kind === "volume") await backend.write(path, Buffer.from("kept"), overwrite);
      const before = await backend.read(path);
      for (const { id } of await listStandIns(real.engine)) await real.docker.getContainer(id).remove({ force: true });
      await eventually(async () => (await standIns()) === 0, "it is removed");
      assert.deepEqual(text(await backend.read(path)), text(before), `${target.kind} by ${force}`);
      assert.equal(await standIns(), 1);
      await assert.rejects(backend.read("/nowhere"), (error) => kindOf(error) === "gone");
      assert.equal(await standIns(), 1, "what is not there makes none");
      own.dispose();
      await eventually(async () => (await standIns()) === 0, "nothing is left");
    }
  },
);

test("a container that shares the host's processes gets no toolbox", async () => {
  const shares = await real.make("files-host-pid", {
    Cmd: ["sleep", "1000"],
    StopSignal: "SIGKILL",
    HostConfig: { PidMode: "host" },
  });
  await assert.rejects(open(shares, "toolbox"), (error) => kindOf(error) === "unsupported");
  assert.equal((await open(shares)).route, "direct");
});

test("only what certainly was left over is swept", async () => {
  const make = (owner: string): Promise<string> =>
    createStandIn(real.engine, { Image: busybox, Cmd: ["true"], Labels: { [helperLabel]: owner } });
  const { ownInstance } = await import("../../../src/files/instance.ts");
  const [machine = ""] = ownInstance().split(":");
  const ids = await Promise.all([
    make(`${machine}:4190000:1`),
    // Ours, but of a connection that is no more.
    make(ownInstance()),
    make("elsewhere:4190000:1"),
    make("image"),
  ]);
  const someone = await real.make("files-bystander", { started: false });
  const own = scope.child("in-use");
  const { backend } = await open({ kind: "image", id: (await real.image(busybox)).id, name: busybox }, "archive", own);
  const before = await standIns();
  assert.equal(await sweep(real.engine, signal()), 2);
  const left = (await listStandIns(real.engine)).map(({ id }) => id);
  assert.equal(left.length, before - 2);
  assert.ok(ids.slice(2).every((id) => left.includes(id)));
  assert.match(text(await backend.read("/etc/passwd")), /^root:/, "what is in use stays");
  await real.docker.getContainer(someone.id).inspect();
  own.dispose();
  for (const id of ids.slice(2)) await real.docker.getContainer(id).remove({ force: true });
});

test("a folder comes out by every way, and goes back in", { timeout: 120_000 }, async () => {
  const { container } = await prepared(real, "files-transfer");
  for (const force of ["direct", "toolbox", "archive"] as const) {
    const own = scope.child(force);
    const into = fs.mkdtempSync(join(tmpdir(), "porthole-out-"));
    try {
      const { backend } = await open(container, force, own);
      const { skipped } = await download(backend, "/work", into, { signal: signal(), overwrite: false });
      assert.equal(fs.readFileSync(join(into, "work/plain.txt"), "utf8"), "hello\n", force);
      assert.equal(fs.readFileSync(join(into, "work/hard"), "utf8"), "hello\n");
      assert.equal(fs.readFileSync(join(into, "work/folder/deeper/deep.txt"), "utf8"), "deep\n");
      assert.equal(fs.readlinkSync(join(into, "work/rel")), "plain.txt");
      assert.equal(fs.statSync(join(into, "work/suid")).mode & 0o7777, 0o755);
      for (const name of ["abs", "climbs", "host", "fifo", "null", "disk", "selfroot"]) {
        assert.ok(
          skipped.some(({ path }) => path === `/work/${name}`),
          `${force} ${name}`,
        );
        assert.equal(fs.lstatSync(join(into, "work", name), { throwIfNoEntry: false }), undefined);
      }
      fs.mkdirSync(join(into, `up-${force}/sub`), { recursive: true });
      fs.writeFileSync(join(into, `up-${force}/sub/file`), "x".repeat(300_000), { mode: 0o750 });
      await upload(backend, join(into, `up-${force}`), "/tmp", { signal: signal(), overwrite: false });
      const { size, mode } = await backend.stat(`/tmp/up-${force}/sub/file`);
      assert.deepEqual([size, mode], [300_000, 0o750], force);
      const found = [];
      for await (const { info, line } of find(backend, {
        under: "/work",
        content: /^deep$/,
        most: 10,
        signal: signal(),
      }))
        found.push(`${info.path}:${line ?? ""}`);
      assert.deepEqual(found, ["/work/folder/deeper/deep.txt:1"], force);
    } finally {
      own.dispose();
      fs.rmSync(into, { recursive: true });
    }
  }
});
