// What every way must bear besides the contract: sockets, files that go or change while they are read, a hundred thousand
// entries, a full disk, a root that may not be written.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { createServer } from "node:net";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { createScope } from "../../../src/base/scope.ts";
import { problemOf } from "../../../src/base/problem.ts";
import type { FileBackend, Route } from "../../../src/files/backend.ts";
import type { Source } from "../../../src/files/content.ts";
import { openFiles } from "../../../src/files/route.ts";
import type { Container } from "../../../src/model/resources.ts";
import { inside } from "../../support/filesStage.ts";
import { realEngine, type RealEngine } from "../../support/realEngine.ts";
import { onPodman } from "./contract.ts";

const megabyte = 1024 * 1024;
const running: readonly Route[] = ["direct", "toolbox", "archive"];
const overwrite = { create: true, overwrite: true };

let real: RealEngine;
let trap: Container;
/** The container's root as this system shows it, to prepare things from outside. */
let root: string;
const scope = createScope("traps", (error) => {
  throw error;
});
before(async () => {
  real = await realEngine();
  trap = await real.make("files-traps", { Cmd: ["sleep", "1000"], StopSignal: "SIGKILL" });
  root = `/proc/${(await real.docker.getContainer(trap.id).inspect()).State.Pid}/root`;
});
after(async () => {
  scope.dispose();
  await real.end();
});
const open = async (target: Container, force: Route): Promise<FileBackend> =>
  (await openFiles({ engine: real.engine, target, scope: scope.child(force), force })).backend;
const kindThrown = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => assert.fail("no error"),
    (error: unknown) => problemOf(error).kind,
  );
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

for (const route of running) {
  test(`${route}: a socket is told and never opened`, async () => {
    const server = createServer(() => assert.fail("somebody connected"));
    await new Promise<void>((listening) => server.listen(`${root}/tmp/socket`, () => listening()));
    try {
      const backend = await open(trap, route);
      assert.equal((await backend.stat("/tmp/socket")).kind, "socket");
      assert.equal(await kindThrown(backend.read("/tmp/socket")), "conflict");
      assert.equal(await kindThrown(backend.stream("/tmp/socket", AbortSignal.timeout(160_000))), "conflict");
    } finally {
      await new Promise((closed) => server.close(closed));
    }
  });

  test(
    `${route}: a file that is replaced or removed while it is read is read to its end`,
    { timeout: 170_000 },
    async () => {
      const [name, size] = [`${root}/tmp/large-${route}`, 64 * megabyte];
      fs.writeFileSync(name, Buffer.alloc(size, "old "));
      const backend = await open(trap, route);
      let length = 0;
      for await (const chunk of await backend.stream(`/tmp/large-${route}`, AbortSignal.timeout(160_000))) {
        if (length === 0) {
          fs.rmSync(name);
          fs.writeFileSync(name, "new");
        }
        length += (chunk as Uint8Array).length;
        assert.ok(!String(chunk).includes("new"));
      }
      assert.equal(length, size);
      assert.equal(text(await backend.read(`/tmp/large-${route}`)), "new");
      fs.rmSync(name);
      assert.equal(await kindThrown(backend.read(`/tmp/large-${route}`)), "gone");
    },
  );
}

/** As of a local file that is cut off while it is sent; `cut` hears of it in the middle. */
const breaking = (size: number, cut: () => void): Source => ({
  size,
  read: async (at, length) => {
    await Promise.resolve();
    if (at >= size / 2) cut();
    return Buffer.alloc(length, "new ");
  },
  close: () => Promise.resolve(),
});

for (const route of running)
  test(
    `${route}: new content that breaks off, or is called off, leaves what was there`,
    { timeout: 170_000 },
    async () => {
      const [name, old] = [`${root}/tmp/breaks-${route}`, Buffer.alloc(20 * megabyte, "old ")];
      const backend = await open(trap, route);
      for (const size of [10 * megabyte, 20 * megabyte, 30 * megabyte]) {
        fs.writeFileSync(name, old, { mode: 0o640 });
        fs.chownSync(name, 1000, 1000);
        const broken = (): never => {
          throw Object.assign(new Error("the file became shorter"), { code: "EIO" });
        };
        const calledOff = new AbortController();
        const target = `/tmp/breaks-${route}`;
        assert.equal(await kindThrown(backend.write(target, breaking(size, broken), overwrite)), "rejected");
        assert.ok(fs.readFileSync(name).equals(old), `broken after half of ${size}`);
        const cut = breaking(size, () => calledOff.abort());
        assert.equal(await kindThrown(backend.write(target, cut, overwrite, calledOff.signal)), "cancelled");
        assert.ok(fs.readFileSync(name).equals(old), `called off after half of ${size}`);
        const { mode, uid, gid } = fs.statSync(name);
        assert.deepEqual([mode & 0o7777, uid, gid], [0o640, 1000, 1000]);
      }
      // A helper tidies up once it has heard that no more comes.
      const left = (): readonly string[] => fs.readdirSync(`${root}/tmp`).filter((one) => one.startsWith(".porthole-"));
      for (let looks = 0; looks < 200 && left().length > 0; looks += 1) await sleep(50);
      assert.deepEqual(left(), []);
    },
  );

for (const route of running)
  test(
    `${route}: a file that is swapped for a pipe while the new content is on its way`,
    { timeout: 120_000 },
    async () => {
      const name = `${root}/tmp/swapped-${route}`;
      fs.writeFileSync(name, "old");
      const backend = await open(trap, route);
      let swapped = false;
      const source = breaking(2 * megabyte, () => {
        if (swapped) return;
        swapped = true;
        fs.rmSync(name);
        execFileSync("mkfifo", [name]);
      });
      // It ends: in words, or with what was there by its own name no more. Nobody reads that pipe.
      await backend.write(`/tmp/swapped-${route}`, source, overwrite).catch((error: unknown) => {
        assert.match(problemOf(error).kind, /^(conflict|rejected)$/);
      });
      assert.ok(swapped);
      if (route === "toolbox") assert.ok(fs.statSync(name).isFIFO(), "what stands there is left alone");
      const left = fs.readdirSync(`${root}/tmp`).filter((one) => one.startsWith(".porthole-"));
      assert.deepEqual(left, []);
      fs.rmSync(name);
    },
  );

test(
  "toolbox: a link put in the place of what is being received gives nobody another file",
  { timeout: 120_000 },
  async () => {
    // Who may write in a folder must not get hold of the files of others by what is done there for them as root.
    const folder = `${root}/tmp/theirs`;
    fs.mkdirSync(folder);
    fs.chownSync(folder, 1000, 1000);
    fs.writeFileSync(`${root}/tmp/others`, "secret", { mode: 0o600 });
    const backend = await open(trap, "toolbox");
    let put = 0;
    const source = breaking(2 * megabyte, () => {
      for (const one of fs.readdirSync(folder).filter((name) => name.startsWith(".porthole-"))) {
        fs.rmSync(`${folder}/${one}`);
        fs.symlinkSync("/tmp/others", `${folder}/${one}`);
        put += 1;
      }
    });
    const written = backend.write("/tmp/theirs/new", source, { create: true, overwrite: false });
    assert.equal(await kindThrown(written), "conflict");
    assert.ok(put > 0);
    const { uid, mode } = fs.statSync(`${root}/tmp/others`);
    assert.deepEqual([uid, mode & 0o777, fs.readFileSync(`${root}/tmp/others`, "utf8")], [0, 0o600, "secret"]);
  },
);

test(
  "archive: what was too large to be kept and is lost while it is replaced is said to be",
  { timeout: 120_000 },
  async () => {
    const name = `${root}/tmp/huge`;
    fs.closeSync(fs.openSync(name, "w", 0o640));
    // With holes, so that nothing of it need be read or kept.
    fs.truncateSync(name, 1024 ** 3 + 1);
    const backend = await open(trap, "archive");
    const broken = (): never => {
      throw Object.assign(new Error("the file became shorter"), { code: "EIO" });
    };
    const end = backend.write("/tmp/huge", breaking(megabyte, broken), overwrite);
    await assert.rejects(end, (error) => {
      const problem = problemOf(error);
      assert.ok(problem.kind === "conflict", problem.kind);
      assert.match(problem.said, /^\/tmp\/huge may be lost or cut short: it was being replaced \(.+\)$/);
      return true;
    });
    const left = fs.existsSync(name) ? fs.statSync(name).size : 0;
    assert.ok(left <= megabyte, `what it said was true: ${left} bytes`);
    fs.rmSync(name, { force: true });
  },
);

/** Node has no call for extended attributes. Without a value it reads. */
function attribute(path: string, name: string, value?: string): string {
  const script =
    "import os, sys\np, n, *v = sys.argv[1:]\nif v: os.setxattr(p, n, bytes.fromhex(v[0]))\nprint(os.getxattr(p, n).hex())";
  return execFileSync("python3", ["-c", script, path, name, ...(value === undefined ? [] : [value])])
    .toString()
    .trim();
}

for (const route of running)
  test(`${route}: who may run a file as whom, and its attributes, survive a save`, async () => {
    const path = `${root}/tmp/kept-${route}`;
    fs.writeFileSync(path, "old");
    fs.chownSync(path, 1000, 1000);
    fs.chmodSync(path, 0o6755);
    // Engines put into an archive what makes a program stronger, and nothing else; a file that is written in place loses
    // just that to the kernel, and keeps the rest.
    const [name, value] =
      route === "archive"
        ? ["security.capability", "0100000200040000000000000000000000000000"]
        : ["user.note", Buffer.from("kept").toString("hex")];
    attribute(path, name, value);
    const backend = await open(trap, route);
    await backend.write(`/tmp/kept-${route}`, Buffer.from("new and longer"), overwrite);
    const { mode, uid, gid, size } = fs.statSync(path);
    assert.deepEqual([mode & 0o7777, uid, gid, size], [0o6755, 1000, 1000, 14]);
    assert.equal(attribute(path, name), value);
  });

test("archive: a file that shrinks while it is read is no whole file", { timeout: 170_000 }, async () => {
  const [name, size] = [`${root}/tmp/shrinks`, 256 * megabyte];
  fs.closeSync(fs.openSync(name, "w"));
  fs.truncateSync(name, size);
  const backend = await open(trap, "archive");
  let length = 0;
  const read = async (): Promise<void> => {
    for await (const chunk of await backend.stream("/tmp/shrinks", AbortSignal.timeout(160_000))) {
      if (length === 0) fs.truncateSync(name, 10);
      length += (chunk as Uint8Array).length;
    }
  };
  await assert.rejects(read(), (error) => problemOf(error).kind !== "defect");
  assert.ok(length < size);
  fs.rmSync(name);
});

test("a hundred thousand entries by every way", { timeout: 170_000 }, async () => {
  const crowd = await real.make("files-crowd", { Cmd: ["sleep", "1000"], StopSignal: "SIGKILL" });
  const pid = (await real.docker.getContainer(crowd.id).inspect()).State.Pid;
  const folder = `/proc/${pid}/root/crowd`;
  fs.mkdirSync(folder);
  for (let index = 0; index < 100_000; index += 1) fs.closeSync(fs.openSync(`${folder}/file${index}`, "w"));
  for (const route of ["direct", "toolbox"] as const) {
    const backend = await open(crowd, route);
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 5);
    const { entries, cut } = await backend.list("/crowd");
    clearInterval(turning);
    assert.deepEqual([new Set(entries.map(({ path }) => path)).size, cut], [100_000, false], route);
    assert.ok(turns > 5, `${route}: others had their turn meanwhile`);
  }
  const archive = await open(crowd, "archive");
  const first = await archive.list("/crowd");
  assert.equal(first.cut, first.entries.length < 100_000);
  assert.ok(first.entries.length > 0);
  const all = await archive.list("/crowd", undefined, { patience: 120_000 });
  assert.deepEqual([all.entries.length, all.cut], [100_000, false]);
  await real.docker.getContainer(crowd.id).stop();
  // Podman's layers are not looked at: that is said, and the archive is what tells of a stopped container there.
  if (onPodman) assert.equal(await kindThrown(open(crowd, "layers")), "unsupported");
  const still = await (await open(crowd, onPodman ? "archive" : "layers")).list("/crowd");
  assert.ok(still.entries.length > 0);
  assert.deepEqual([still.entries.length < 100_000, still.cut], onPodman ? [still.cut, still.cut] : [false, false]);
});

test("archive: a full disk leaves what was there, a read-only root is not written", { timeout: 170_000 }, async () => {
  // Podman takes a size for a quota of its own; blocks are the kernel's pages, 4 kB and more.
  const ram = { type: "tmpfs", device: "tmpfs", o: onPodman ? "nr_blocks=256" : "size=1m" };
  await real.docker.createVolume({ Name: "files-full", DriverOpts: ram });
  const target = await real.make("files-full", {
    Cmd: ["sleep", "1000"],
    StopSignal: "SIGKILL",
    HostConfig: { Binds: ["files-full:/full"], ReadonlyRootfs: true },
  });
  await inside(real.docker, target.id, "echo old >/full/file; chown 1000:1000 /full/file; chmod 640 /full/file");
  const backend = await open(target, "archive");
  const large = Buffer.alloc(3 * megabyte, "x");
  const written = kindThrown(backend.write("/full/file", large, overwrite));
  // Podman does not tell whose a file in a volume is; then it is left alone, which is said.
  assert.equal(await written, onPodman ? "unsupported" : "rejected");
  assert.equal(text(await backend.read("/full/file")), "old\n");
  assert.equal((await inside(real.docker, target.id, "stat -c %u:%g:%a /full/file")).trim(), "1000:1000:640");
  assert.equal(await kindThrown(backend.write("/full/new", large, overwrite)), "rejected");
  const readOnly = kindThrown(backend.write("/etc/passwd", Buffer.from("x"), overwrite));
  // Podman writes there from outside, past the container's own mount.
  if (onPodman) await backend.stat("/etc/passwd");
  else assert.equal(await readOnly, "rejected");
  await readOnly.catch(() => undefined);
});

test("archive: a volume is seen in its container; a tmpfs is the container's own", async () => {
  await real.docker.createVolume({ Name: "files-seen" });
  const target = await real.make("files-seen", {
    Cmd: ["sleep", "1000"],
    StopSignal: "SIGKILL",
    HostConfig: { Binds: ["files-seen:/data"], Tmpfs: { "/ram": "size=1m" } },
  });
  await inside(real.docker, target.id, "echo data >/data/file; echo ram >/ram/file");
  const backend = await open(target, "archive");
  assert.equal(text(await backend.read("/data/file")), "data\n");
  // Engines look from outside the container's mounts: what is only there is not told, and never somebody else's.
  const read = await backend.read("/ram/file").then(text, (error: unknown) => problemOf(error).kind);
  assert.match(read, /^(ram\n|gone)$/);
  await real.docker.getContainer(target.id).stop();
  assert.equal(text(await backend.read("/data/file")), "data\n");
});
