// Walks below a folder of this system as if it were a container's root; a canary beside it must stay out of reach.
import assert from "node:assert/strict";
import fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import {
  mountOf,
  pin,
  pinFolder,
  refuseMountPoint,
  walk,
  withParent,
  withPinned,
} from "../../../../src/files/proc/walk.ts";

let base: string;
let root: number;
before(() => {
  base = fs.mkdtempSync(join(tmpdir(), "porthole-walk-"));
  fs.mkdirSync(join(base, "root/a/b/c/d/e/f/g/h"), { recursive: true });
  fs.writeFileSync(join(base, "canary"), "host");
  fs.writeFileSync(join(base, "root/a/file"), "inside");
  fs.symlinkSync(join(base, "canary"), join(base, "root/absolute"));
  fs.symlinkSync("../canary", join(base, "root/climbs"));
  fs.symlinkSync("a/../../../../canary", join(base, "root/winds"));
  fs.symlinkSync(`/proc/self/cwd/${"../".repeat(20)}${base}/canary`, join(base, "root/magic"));
  fs.symlinkSync(`/proc/${process.pid}/root${base}/canary`, join(base, "root/process"));
  fs.symlinkSync("/a", join(base, "root/home"));
  fs.symlinkSync("home/file", join(base, "root/chain"));
  fs.symlinkSync("/a/file", join(base, "root/a/b/fromRoot"));
  fs.symlinkSync("loop", join(base, "root/loop"));
  root = pinFolder(join(base, "root"));
});
after(() => {
  fs.closeSync(root);
  fs.rmSync(base, { recursive: true });
});

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return "none";
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};
const open = (path: string): fs.Stats => withPinned(root, path, true, ({ stat }) => stat);
const openFiles = (): number => fs.readdirSync("/proc/self/fd").length;

test("no path and no link leads out", () => {
  const outside = fs.statSync(join(base, "canary")).ino;
  for (const name of ["absolute", "climbs", "winds", "magic", "process", "../canary", "a/../../canary"]) {
    const found = codeOf(() => assert.notEqual(open(name).ino, outside, name));
    assert.equal(found, "ENOENT", name);
  }
  assert.equal(open("..").ino, open("/").ino);
  // The plain way would have been led out: what is tested is the guard.
  assert.equal(fs.statSync(join(base, "root/absolute")).ino, outside);
  assert.equal(fs.statSync(join(base, "root/climbs")).ino, outside);
});

test("links are followed inside, absolute ones from the root", () => {
  const file = fs.statSync(join(base, "root/a/file")).ino;
  for (const path of ["/a/file", "home/file", "chain", "a/b/fromRoot", "/home/../a/./file", "a//file"])
    assert.equal(open(path).ino, file, path);
  assert.ok(withPinned(root, "home", false, ({ stat }) => stat.isSymbolicLink()));
  assert.equal(
    codeOf(() => open("loop")),
    "ELOOP",
  );
  assert.equal(
    codeOf(() => open("a/file/x")),
    "ENOTDIR",
  );
  assert.equal(
    codeOf(() => open("a\0b")),
    "ENOENT",
  );
});

test("parents of names", () => {
  assert.equal(
    withParent(root, "/home/new", ({ stat }, name) => `${stat.ino} ${name}`),
    `${open("a").ino} new`,
  );
  for (const path of ["/", "", "a/.."])
    assert.equal(
      codeOf(() => withParent(root, path, () => 0)),
      "EINVAL",
      path,
    );
  assert.equal(
    codeOf(() => withParent(root, "a/file/x", () => 0)),
    "ENOTDIR",
  );
});

test("what is pinned stays the same thing when its name is given to another", () => {
  const pinned = walk(root, "a/file", true);
  fs.renameSync(join(base, "root/a/file"), join(base, "root/a/moved"));
  fs.symlinkSync(join(base, "canary"), join(base, "root/a/file"));
  assert.equal(fs.readFileSync(`/proc/self/fd/${pinned.fd}`, "utf8"), "inside");
  fs.closeSync(pinned.fd);
  fs.renameSync(join(base, "root/a/moved"), join(base, "root/a/file"));
});

test("no descriptor is left open, whatever happens", () => {
  const before = openFiles();
  for (let round = 0; round < 50; round += 1)
    for (const path of ["a/b/c/d", "loop", "absolute", "a/file/x", "home/b/../file", "/"]) codeOf(() => open(path));
  assert.equal(openFiles(), before);
});

test("mounts are told apart", () => {
  const proc = pinFolder("/proc");
  const system = pinFolder("/");
  const other = pin(root, "a");
  assert.notEqual(mountOf(proc), mountOf(root));
  assert.equal(mountOf(other.fd), mountOf(root));
  assert.equal(
    codeOf(() => refuseMountPoint(system, "proc")),
    "EBUSY",
  );
  assert.equal(
    codeOf(() => refuseMountPoint(root, "a")),
    "none",
  );
  for (const fd of [proc, system, other.fd]) fs.closeSync(fd);
});
