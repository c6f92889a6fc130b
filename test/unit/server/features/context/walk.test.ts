// Walking and summing up a context, over folders in memory.
import assert from "node:assert/strict";
import { test } from "node:test";
import { contextRules } from "../../../../../src/language/dockerignore/context.ts";
import { parseIgnoreFile } from "../../../../../src/language/dockerignore/syntax.ts";
import {
  shortened,
  walkContext,
  type DiskEntry,
  type Walked,
} from "../../../../../src/server/features/context/walk.ts";

const folders: Readonly<Record<string, readonly DiskEntry[]>> = {
  "": [
    { name: "a", kind: "folder", size: 0 },
    { name: "big", kind: "file", size: 1_000 },
    { name: "link", kind: "link", size: 0 },
    { name: "socket", kind: "other", size: 0 },
    { name: "node_modules", kind: "folder", size: 0 },
  ],
  a: [
    { name: "one", kind: "file", size: 10 },
    { name: "two", kind: "file", size: 20 },
  ],
};

interface Walking {
  readonly walked: Walked;
  readonly looked: readonly string[];
}

async function walk(text: string, most = 100, signal = new AbortController().signal): Promise<Walking> {
  const looked: string[] = [];
  const walked = await walkContext({
    rules: contextRules(parseIgnoreFile(text), { builder: "buildkit" }),
    list: (path) => {
      looked.push(path);
      return Promise.resolve(folders[path] ?? []);
    },
    signal,
    most,
  });
  return { walked, looked };
}

test("sums are those of what is sent; what is left out is not looked into", async () => {
  const { walked, looked } = await walk("node_modules\na/two\n");
  const { root, cut } = walked;
  assert.deepEqual([root.bytes, root.files, cut], [1_010, 3, false]);
  assert.deepEqual(looked, ["", "a"]);
  const byName = new Map(root.entries?.map((entry) => [entry.name, entry]));
  assert.deepEqual([...byName.keys()], ["a", "big", "link", "node_modules"]);
  assert.deepEqual(byName.get("node_modules"), {
    name: "node_modules",
    kind: "folder",
    bytes: 0,
    files: 0,
    out: true,
    line: 0,
  });
  assert.deepEqual(
    byName.get("a")?.entries?.map(({ name, out, line }) => [name, out, line]),
    [
      ["one", false, undefined],
      ["two", true, 1],
    ],
  );
});

test("more than anybody waits for is cut off, and said", async () => {
  const { walked } = await walk("", 3);
  assert.equal(walked.cut, true);
});

test("a walk ends when it is asked to", async () => {
  const ending = new AbortController();
  ending.abort();
  await assert.rejects(walk("", 100, ending.signal));
});

test("long folders are told by their largest entries", async () => {
  const { walked } = await walk("");
  const short = shortened(walked.root, { most: 10, inFolder: 2 });
  assert.deepEqual(
    short.entries?.map(({ name }) => name),
    ["big", "a"],
  );
  assert.deepEqual(short.more, { count: 2, bytes: 0, files: 1 });
  assert.equal(short.bytes, walked.root.bytes);
  const none = shortened(walked.root, { most: 1, inFolder: 5 });
  assert.deepEqual(
    none.entries?.map(({ name }) => name),
    ["big"],
  );
});
