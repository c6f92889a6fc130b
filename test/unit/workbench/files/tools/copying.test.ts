// From one file system into another: what comes across, under which names, and what is left out.
import assert from "node:assert/strict";
import { test } from "node:test";
import { problemOf } from "../../../../../src/base/problem.ts";
import type { FileBackend, FileInfo, Walked } from "../../../../../src/files/backend.ts";
import { nameOf } from "../../../../../src/files/path.ts";
import { copyInto } from "../../../../../src/workbench/files/tools/copying.ts";
import { memoryBackend } from "../../../../support/memoryFiles.ts";

const copied = async (from: FileBackend, to: FileBackend, path: string, folder: string, overwrite = true) => {
  const said: string[] = [];
  const { signal } = new AbortController();
  const left = await copyInto(path, folder, { from, to, signal, overwrite, say: (at) => said.push(at) });
  return { left, said };
};

test("a folder comes with all in it and joins what is there; links are left out, and said", async () => {
  const from = memoryBackend({ "/etc/a": "1", "/etc/sub/b": "2", "/etc/link": { target: "a" } });
  const to = memoryBackend({ "/srv/etc/a": "old", "/srv/etc/kept": "3" });
  const { left, said } = await copied(from, to, "/etc", "/srv");
  assert.deepEqual(
    ["a", "sub/b", "kept"].map((name) => to.text(`/srv/etc/${name}`)),
    ["1", "2", "3"],
  );
  assert.deepEqual(left, ["/etc/link is no file"]);
  assert.equal(said[0], "/etc");
});

test("a way that goes through all at once is asked once, in memory that is used again", async () => {
  const info = (path: string, kind: FileInfo["kind"] = "file"): FileInfo => ({
    ...{ path, kind, name: nameOf(path), size: 6, mode: 0o644, modified: 0 },
  });
  const room = Buffer.alloc(3);
  const content = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
    for (const part of ["abc", "def"]) {
      room.write(part);
      yield await Promise.resolve(room);
    }
    room.fill("!");
  };
  const walk = async function* (): AsyncGenerator<Walked, void, undefined> {
    yield await Promise.resolve({ info: info("/d", "folder"), content });
    yield { info: info("/d/first"), content };
    yield { info: info("/d/again"), sameAs: "/d/first", content: () => assert.fail("its bytes come once") };
    yield { info: info("/d/small"), read: () => Buffer.from("small"), content: () => assert.fail("it was read") };
  };
  const from = { ...memoryBackend({}), walk };
  const to = memoryBackend({ "/in": { kind: "folder" } });
  assert.deepEqual((await copied(from, to, "/d", "/in")).left, []);
  assert.deepEqual(
    ["first", "again", "small"].map((name) => to.text(`/in/d/${name}`)),
    ["abcdef", "abcdef", "small"],
  );
  assert.ok(!from.asked.some((asked) => /^(stream|list|read) /.test(asked)));
});

test("what stands there stays unless it may be replaced; folders are joined all the same", async () => {
  const from = memoryBackend({ "/etc/a": "1", "/etc/b": "2" });
  const to = memoryBackend({ "/srv/etc/b": "mine" });
  await assert.rejects(copied(from, to, "/etc", "/srv", false), (error) => problemOf(error).kind === "conflict");
  assert.deepEqual([to.text("/srv/etc/a"), to.text("/srv/etc/b")], ["1", "mine"]);
});

test("what is not there is not copied", async () => {
  const to = memoryBackend({ "/in": { kind: "folder" } });
  await assert.rejects(copied(memoryBackend({}), to, "/no", "/in"));
});
