// Reading and writing below a folder of this system, as below a container's root.
import assert from "node:assert/strict";
import fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { problemOf } from "../../../../src/base/problem.ts";
import type { Source } from "../../../../src/files/content.ts";
import { sameIds } from "../../../../src/files/owners.ts";
import { contentOf } from "../../../../src/files/proc/read.ts";
import { treeBelow, type Tree } from "../../../../src/files/proc/tree.ts";
import { treeBackend } from "../../../../src/files/proc/treeBackend.ts";
import { pinFolder } from "../../../../src/files/proc/walk.ts";

const megabyte = 1024 * 1024;
let folder: string;
let tree: Tree;
before(() => {
  folder = fs.mkdtempSync(join(tmpdir(), "porthole-write-"));
  tree = treeBelow(pinFolder(folder), { uids: sameIds, gids: sameIds });
});
after(() => {
  tree.dispose();
  fs.rmSync(folder, { recursive: true });
});

/** Bytes of which no piece is like another. */
const bytesOf = (length: number, first: number): Buffer =>
  Buffer.from(new Uint32Array(length / 4).map((_, index) => index + first).buffer);

/** With `readInto` it fills memory that the writer uses again. */
const sourceOf = (bytes: Buffer, into: boolean, breaksAt = Infinity): Source => {
  const check = (at: number): void => {
    if (at >= breaksAt) throw Object.assign(new Error("broken"), { code: "EIO" });
  };
  return {
    size: bytes.length,
    read: async (at, length) => {
      await Promise.resolve().then(() => check(at));
      return bytes.subarray(at, at + length);
    },
    ...(into
      ? {
          readInto: async (at: number, room: Uint8Array) => {
            await Promise.resolve().then(() => check(at));
            // Now and then less than asked for.
            return bytes.copy(room, 0, at, at + Math.max(1, room.length - (at % 7)));
          },
        }
      : {}),
    close: () => Promise.resolve(),
  };
};

const overwrite = { create: true, overwrite: true };
const path = (): string => join(folder, "file");

test("what a source holds is written anew, over less, over more and over as much", async () => {
  const backend = treeBackend(tree, "direct");
  for (const into of [true, false])
    for (const before of [undefined, 0, 8, 3 * megabyte, 5 * megabyte]) {
      fs.rmSync(path(), { force: true });
      if (before !== undefined) fs.writeFileSync(path(), Buffer.alloc(before, "old "));
      const inode = before === undefined ? undefined : fs.statSync(path()).ino;
      const bytes = bytesOf(3 * megabyte, 1);
      await backend.write("/file", sourceOf(bytes, into), overwrite);
      assert.ok(fs.readFileSync(path()).equals(bytes), `over ${before}, ${into ? "filled" : "given"}`);
      if (inode !== undefined) assert.equal(fs.statSync(path()).ino, inode);
    }
  await backend.write("/file", sourceOf(Buffer.alloc(0), true), overwrite);
  assert.equal(fs.statSync(path()).size, 0);
});

test("a source that breaks off while the file grows leaves the old content, and nothing of a new file", async () => {
  const backend = treeBackend(tree, "direct");
  fs.writeFileSync(path(), "old");
  for (const into of [true, false]) {
    const broken = sourceOf(bytesOf(4 * megabyte, 1), into, 2 * megabyte);
    await assert.rejects(backend.write("/file", broken, overwrite), (error) => problemOf(error).kind === "rejected");
    assert.equal(fs.readFileSync(path(), "utf8"), "old");
    await assert.rejects(backend.write("/never", broken, overwrite));
  }
  assert.deepEqual(fs.readdirSync(folder), ["file"]);
});

test("a source that breaks off leaves the old content also where the file does not grow", async () => {
  const backend = treeBackend(tree, "direct");
  const old = bytesOf(4 * megabyte, 77);
  for (const into of [true, false])
    for (const size of [4 * megabyte, 3 * megabyte]) {
      fs.writeFileSync(path(), old);
      const broken = sourceOf(bytesOf(size, 1), into, 2 * megabyte);
      await assert.rejects(backend.write("/file", broken, overwrite), (error) => problemOf(error).kind === "rejected");
      assert.ok(fs.readFileSync(path()).equals(old));
    }
});

test("a signal ends the writing of a new file", async () => {
  const backend = treeBackend(tree, "direct");
  await assert.rejects(
    backend.write("/never", sourceOf(bytesOf(megabyte, 1), true), overwrite, AbortSignal.abort()),
    (error) => problemOf(error).kind === "cancelled",
  );
  assert.equal(fs.existsSync(join(folder, "never")), false);
});

test("a large file is read whole; one that is shorter or longer than it was is read as it is", async () => {
  const bytes = bytesOf(20 * megabyte, 7);
  fs.writeFileSync(path(), bytes);
  const read = async (size: number): Promise<Buffer> => {
    const fd = fs.openSync(path(), "r");
    try {
      return Buffer.from(await contentOf(fd, size, "/file"));
    } finally {
      fs.closeSync(fd);
    }
  };
  assert.ok((await read(bytes.length)).equals(bytes));
  assert.ok((await read(bytes.length + 9 * megabyte)).equals(bytes), "shorter by now");
  assert.ok((await read(bytes.length - 3 * megabyte)).equals(bytes), "longer by now");
  assert.ok((await read(0)).equals(bytes), "one that does not tell");
  fs.truncateSync(path(), 0);
  assert.equal((await read(bytes.length)).length, 0);
});

test("a read whose signal aborts is given up", async () => {
  fs.writeFileSync(path(), bytesOf(20 * megabyte, 7));
  const backend = treeBackend(tree, "direct");
  await assert.rejects(backend.read("/file", AbortSignal.abort()), (error) => problemOf(error).kind === "cancelled");
});
