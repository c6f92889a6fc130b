import assert from "node:assert/strict";
import fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fail, problemOf } from "../../../src/base/problem.ts";
import { infoOfHeader } from "../../../src/files/archive/info.ts";
import type { FileBackend } from "../../../src/files/backend.ts";
import { sameIds } from "../../../src/files/owners.ts";
import { treeBelow } from "../../../src/files/proc/tree.ts";
import { treeBackend } from "../../../src/files/proc/treeBackend.ts";
import { pinFolder } from "../../../src/files/proc/walk.ts";
import type { TarHeader } from "../../../src/files/tar/header.ts";
import { walkTar } from "../../../src/files/tar/walk.ts";
import { packTar } from "../../../src/files/tar/write.ts";
import { download, staysWithin, upload, type Transfer } from "../../../src/files/transfer.ts";

let base: string;
let into: string;
const terms: Transfer = { signal: new AbortController().signal, overwrite: false };
before(() => (base = fs.mkdtempSync(join(tmpdir(), "porthole-transfer-"))));
after(() => fs.rmSync(base, { recursive: true }));
const fresh = (): string => (into = fs.mkdtempSync(join(base, "into-")));
const made = (): string[] => (fs.readdirSync(into, { recursive: true }) as string[]).sort();
/** A tree of this system as a container's. */
const treeOf = (folder: string): FileBackend =>
  treeBackend(treeBelow(pinFolder(folder), { uids: sameIds, gids: sameIds }), "direct");

type Entry = Partial<TarHeader> & { readonly text?: string };
/** Tells what a hostile archive holds. */
const archive = (entries: readonly Entry[]): FileBackend =>
  ({
    walk: (path: string) => {
      const common = { mode: 0o644, uid: 0, gid: 0, modified: 1000, kind: "file", name: "" } as const;
      const packed = entries.map(({ text = "", ...entry }) => ({
        header: { ...common, ...entry, size: Buffer.byteLength(text) },
        content: [Buffer.from(text)],
      }));
      return walkTar(packTar(packed), { path, info: (header, whole) => infoOfHeader(header, whole, sameIds) });
    },
  }) as unknown as FileBackend;

test("a folder comes out with its files, links, times and modes; setuid stays behind", async () => {
  const source = fs.mkdtempSync(join(base, "source-"));
  fs.mkdirSync(join(source, "app/sub"), { recursive: true });
  fs.writeFileSync(join(source, "app/sub/run"), "#!/bin/sh\n", { mode: 0o755 });
  fs.chmodSync(join(source, "app/sub/run"), 0o4755);
  fs.utimesSync(join(source, "app/sub/run"), 1000, 1000);
  fs.symlinkSync("sub/run", join(source, "app/link"));
  fs.symlinkSync("../../etc", join(source, "app/out"));
  fs.symlinkSync("/etc/shadow", join(source, "app/absolute"));
  const seen: number[] = [];
  const outcome = await download(treeOf(source), "/app", fresh(), {
    ...terms,
    progress: ({ bytes }) => seen.push(bytes),
  });
  assert.deepEqual(made(), ["app", "app/link", "app/sub", "app/sub/run"]);
  assert.equal(fs.statSync(join(into, "app/sub/run")).mode & 0o7777, 0o755);
  assert.equal(fs.statSync(join(into, "app/sub/run")).mtimeMs, 1_000_000);
  assert.equal(fs.readlinkSync(join(into, "app/link")), "sub/run");
  assert.deepEqual([outcome.files, outcome.bytes, seen], [2, 10, [10]]);
  assert.deepEqual(outcome.skipped.map(({ path }) => path).sort(), ["/app/absolute", "/app/out"]);
});

test("a hostile archive cannot leave the folder", async () => {
  const canary = join(base, "canary");
  fs.writeFileSync(canary, "host");
  const tricks: readonly (readonly Entry[])[] = [
    [
      { name: "x", kind: "folder" },
      { name: "x/../../canary", text: "evil" },
    ],
    [
      { name: "x", kind: "folder" },
      { name: "/../canary", text: "evil" },
    ],
    [
      { name: "x", kind: "folder" },
      { name: "x/up", kind: "link", target: "../.." },
      { name: "x/up/canary", text: "evil" },
    ],
    [
      { name: "x", kind: "folder" },
      { name: "x/l", kind: "link", target: canary },
      { name: "x/l", text: "evil" },
    ],
    [
      { name: "x", kind: "folder" },
      { name: "x/d", kind: "link", target: "." },
      { name: "x/e", kind: "link", target: "d/d/../../.." },
      { name: "x/e/canary", text: "evil" },
    ],
    [
      { name: "x", kind: "folder" },
      { name: "x/d", kind: "link", target: "." },
      { name: "x/d/new", text: "evil" },
    ],
    [
      { name: "x", kind: "folder" },
      { name: "x/h", kind: "hardLink", target: "/../../canary" },
    ],
  ];
  for (const overwrite of [false, true])
    for (const [index, entries] of tricks.entries()) {
      fresh();
      await download(archive(entries), "/x", into, { ...terms, overwrite }).catch((error: unknown) =>
        assert.notEqual(problemOf(error).kind, "defect", String(error)),
      );
      assert.equal(fs.readFileSync(canary, "utf8"), "host", `trick ${index}`);
      for (const name of made()) {
        const real = fs.existsSync(join(into, name)) ? fs.realpathSync(join(into, name)) : into;
        assert.ok(real.startsWith(into), `trick ${index}: ${name} leads to ${real}`);
        assert.ok(!fs.lstatSync(join(into, name)).isFile() || fs.readFileSync(join(into, name), "utf8") !== "host");
      }
    }
});

test("no way to files is believed: a name that climbs stays behind, and is said", async () => {
  const canary = join(base, "canary");
  fs.writeFileSync(canary, "host");
  const info = { name: "canary", kind: "file", size: 4, mode: 0o644, modified: 0 } as const;
  const source = {
    walk: async function* () {
      yield await Promise.resolve({ info: { ...info, path: "/x/../../canary" }, content: () => [Buffer.from("evil")] });
    },
  } as unknown as FileBackend;
  fresh();
  fs.mkdirSync(join(into, "x"));
  const { skipped } = await download(source, "/x", into, { ...terms, overwrite: true });
  assert.deepEqual(skipped, [{ path: "/x/../../canary", said: "its name leads out of the folder" }]);
  assert.equal(fs.readFileSync(canary, "utf8"), "host");
});

test("devices, pipes and sockets stay behind; other names of a file are files", async () => {
  const outcome = await download(
    archive([
      { name: "x", kind: "folder" },
      { name: "x/pipe", kind: "fifo" },
      { name: "x/file", text: "content", mode: 0o6755 },
      { name: "x/again", kind: "hardLink", target: "x/file" },
    ]),
    "/x",
    fresh(),
    terms,
  );
  assert.deepEqual(made(), ["x", "x/again", "x/file"]);
  assert.equal(fs.readFileSync(join(into, "x/again"), "utf8"), "content");
  assert.equal(fs.statSync(join(into, "x/file")).mode & 0o7777, 0o755);
  assert.deepEqual(
    outcome.skipped.map(({ path }) => path),
    ["/x/pipe"],
  );
});

test("what is there is replaced only when asked, and never written into", async () => {
  fresh();
  fs.writeFileSync(join(into, "precious"), "mine");
  fs.linkSync(join(into, "precious"), join(into, "f"));
  const source = archive([{ name: "f", text: "theirs" }]);
  await assert.rejects(download(source, "/f", into, terms), (error) => problemOf(error).kind === "conflict");
  assert.equal(fs.readFileSync(join(into, "f"), "utf8"), "mine");
  await download(source, "/f", into, { ...terms, overwrite: true });
  assert.equal(fs.readFileSync(join(into, "f"), "utf8"), "theirs");
  assert.equal(fs.readFileSync(join(into, "precious"), "utf8"), "mine");
});

test("nothing is written through a link that was there before", async () => {
  const outside = fs.mkdtempSync(join(base, "outside-"));
  fresh();
  fs.mkdirSync(join(into, "x"));
  fs.symlinkSync(outside, join(into, "x/sub"));
  // An archive need not tell the folders above its files.
  const source = archive([
    { name: "x", kind: "folder" },
    { name: "x/sub/file", text: "evil" },
  ]);
  await assert.rejects(download(source, "/x", into, { ...terms, overwrite: true }));
  assert.deepEqual(fs.readdirSync(outside), []);
});

test("links of the same name are replaced themselves, by files and by links, and only when asked", async () => {
  const outside = fs.mkdtempSync(join(base, "outside-"));
  fs.writeFileSync(join(outside, "file"), "mine");
  const source = archive([
    { name: "x", kind: "folder" },
    { name: "x/file", text: "theirs" },
    { name: "x/link", kind: "link", target: "file" },
  ]);
  for (const overwrite of [false, true]) {
    fresh();
    fs.mkdirSync(join(into, "x"));
    fs.symlinkSync(join(outside, "file"), join(into, "x/file"));
    fs.symlinkSync(join(outside, "file"), join(into, "x/link"));
    const end = download(source, "/x", into, { ...terms, overwrite });
    if (!overwrite) await assert.rejects(end, (error) => problemOf(error).kind === "conflict");
    else assert.equal((await end).files, 2);
    const [kept, ours] = [join(outside, "file"), overwrite ? "file" : join(outside, "file")];
    assert.equal(fs.readlinkSync(join(into, "x/link")), ours);
    assert.equal(fs.readFileSync(join(into, "x/file"), "utf8"), overwrite ? "theirs" : "mine");
    assert.equal(fs.readFileSync(kept, "utf8"), "mine");
  }
  // As a whole, the folder is no link's either.
  fresh();
  fs.symlinkSync(outside, join(into, "x"));
  await assert.rejects(
    download(source, "/x", into, { ...terms, overwrite: true }),
    (error) => problemOf(error).kind === "conflict",
  );
  assert.deepEqual(fs.readdirSync(outside), ["file"]);
});

test("no file of this system is copied through a link that took another's place", async () => {
  const secret = join(base, "secret");
  fs.writeFileSync(secret, "host");
  fresh();
  fs.mkdirSync(join(into, "x"));
  fs.symlinkSync(secret, join(into, "x/mine"));
  const source = archive([
    { name: "x", kind: "folder" },
    { name: "x/f", text: "theirs" },
    { name: "x/f", kind: "link", target: "mine" },
    { name: "x/again", kind: "hardLink", target: "x/f" },
  ]);
  await download(source, "/x", into, { ...terms, overwrite: true });
  assert.equal(fs.readFileSync(join(into, "x/again"), "utf8"), "");
});

test("a link right in a folder of the download's own may lead to what stands beside it", async () => {
  const source = archive([{ name: "bin", kind: "link", target: "usr/bin" }]);
  assert.deepEqual((await download(source, "/bin", fresh(), terms)).skipped.length, 1);
  assert.deepEqual((await download(source, "/bin", fresh(), { ...terms, own: true })).skipped, []);
  assert.equal(fs.readlinkSync(join(into, "bin")), "usr/bin");
  const out = archive([{ name: "bin", kind: "link", target: "../bin" }]);
  assert.deepEqual((await download(out, "/bin", fresh(), { ...terms, own: true })).skipped.length, 1);
});

test("a signal ends it and leaves no half a file", async () => {
  const abort = new AbortController();
  const source = archive([
    { name: "x", kind: "folder" },
    { name: "x/f", text: "a".repeat(3_000_000) },
  ]);
  const end = download(source, "/x", fresh(), { ...terms, signal: abort.signal, progress: () => abort.abort() });
  await assert.rejects(end, (error) => problemOf(error).kind === "cancelled");
  assert.deepEqual(made(), ["x"]);
});

test("an engine that goes away in the middle leaves what was whole, no half a file, and is named", async () => {
  const common = { mode: 0o644, uid: 0, gid: 0, modified: 0, kind: "file", size: 100_000 } as const;
  const tar = packTar([
    { header: { ...common, name: "x", kind: "folder", size: 0 } },
    ...["x/whole", "x/half"].map((name) => ({ header: { ...common, name }, content: [Buffer.alloc(100_000, name)] })),
  ]);
  const cut = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
    let left = 150_000;
    for await (const piece of tar as AsyncIterable<Buffer>) {
      yield piece.subarray(0, left);
      left -= piece.length;
      if (left <= 0) fail({ kind: "unreachable", endpoint: "unix:///run/docker.sock", why: "closed" });
    }
  };
  const source = {
    walk: (path: string) => walkTar(cut(), { path, info: (header, whole) => infoOfHeader(header, whole, sameIds) }),
  } as unknown as FileBackend;
  await assert.rejects(download(source, "/x", fresh(), terms), (error) => problemOf(error).kind === "unreachable");
  assert.deepEqual(made(), ["x", "x/whole"]);
});

test("links that stay within", () => {
  for (const [target, depth, stays] of [
    ["a/b", 1, true],
    ["../a", 2, true],
    ["../a", 1, false],
    ["../../a", 2, false],
    ["a/../b", 3, false],
    ["/etc", 5, false],
    ["", 1, false],
    ["C:\\x", 3, false],
    ["a\\..\\..", 1, false],
  ] as const)
    assert.equal(staysWithin(target, depth), stays, `${target} at ${depth}`);
});

test("a folder goes in with what is in it; links and pipes stay behind", async () => {
  const source = fs.mkdtempSync(join(base, "up-"));
  fs.mkdirSync(join(source, "app/sub"), { recursive: true });
  fs.writeFileSync(join(source, "app/sub/file"), "x".repeat(100_000));
  fs.symlinkSync("sub", join(source, "app/link"));
  const backend = treeOf(fresh());
  const outcome = await upload(backend, join(source, "app"), "/", terms);
  assert.deepEqual(made(), ["app", "app/sub", "app/sub/file"]);
  assert.deepEqual([outcome.files, outcome.bytes], [1, 100_000]);
  assert.deepEqual(
    outcome.skipped.map(({ path }) => path),
    [join(source, "app/link")],
  );
  await assert.rejects(
    upload(backend, join(source, "app"), "/", terms),
    (error) => problemOf(error).kind === "conflict",
  );
  await upload(backend, join(source, "app"), "/", { ...terms, overwrite: true });
});

test("what goes in keeps its permission bits, without setuid; what was there keeps its own", async () => {
  const there = fresh();
  const local = join(base, "script");
  fs.writeFileSync(local, "#!/bin/sh\n");
  fs.chmodSync(local, 0o4755);
  await upload(treeOf(there), local, "/", terms);
  assert.equal(fs.statSync(join(there, "script")).mode & 0o7777, 0o755);
  fs.chmodSync(join(there, "script"), 0o600);
  await upload(treeOf(there), local, "/", { ...terms, overwrite: true });
  assert.equal(fs.statSync(join(there, "script")).mode & 0o7777, 0o600);
});
