// Files beside a document: what may be read, how often the disk is asked, and that no link leads out. On a real disk.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { besides, type Besides } from "../../../../src/server/lookup/besides.ts";
import { nodeDisk } from "../../../../src/server/lookup/nodeDisk.ts";
import { memoryDisk } from "../../../support/languageStage.ts";

const root = mkdtempSync(join(tmpdir(), "porthole-besides-"));
after(() => rmSync(root, { recursive: true, force: true }));
mkdirSync(join(root, "work/app/src"), { recursive: true });
writeFileSync(join(root, "work/app/a.txt"), "\ufeffhere\n");
writeFileSync(join(root, "work/shared.env"), "X=1\n");
writeFileSync(join(root, "secret"), "no\n");
symlinkSync("../../secret", join(root, "work/app/link"));
symlinkSync("a.txt", join(root, "work/app/inner"));
symlinkSync("/", join(root, "work/app/rootlink"));
execFileSync("mkfifo", [join(root, "work/app/pipe")]);

const document = join(root, "work/app/Dockerfile");
const look = (more: Partial<Besides> = {}) =>
  besides(document, { disk: nodeDisk, folders: [join(root, "work")], openText: () => undefined, ...more });

test("files and folders beside the document and in the workspace can be told and read", () => {
  const { exists, read, list } = look();
  assert.equal(exists("a.txt"), "file");
  assert.equal(exists("src"), "folder");
  assert.equal(exists("gone/away"), "none");
  assert.equal(exists("a.txt/below"), "none");
  assert.equal(read("inner"), "here\n");
  assert.equal(read("../shared.env"), "X=1\n");
  assert.deepEqual(list("."), ["a.txt", "inner", "link", "pipe", "rootlink", "src/"]);
});

test("nothing outside is told of, whatever links say", () => {
  const { exists, read, list } = look();
  for (const path of ["../../secret", "link", "/etc/passwd", "rootlink/etc/passwd", "rootlink/not/there", "rootlink"]) {
    assert.equal(exists(path), undefined, path);
    assert.equal(read(path), undefined, path);
    assert.equal(list(path), undefined, path);
  }
  assert.equal(look({ folders: [] }).exists("../shared.env"), undefined);
});

test("a pipe, a folder and a large file are no texts", () => {
  const { read } = look();
  assert.equal(read("pipe"), undefined);
  assert.equal(read("src"), undefined);
  writeFileSync(join(root, "work/app/large"), "x".repeat(1_000_001));
  assert.equal(read("large"), undefined);
  assert.equal(nodeDisk.list(join(root, "work/app"), 2)?.length, 2);
});

test("an open document is read as it stands in the editor", () => {
  const open = join(root, "work/app/unsaved");
  const { exists, read } = look({ openText: (path) => (path === open ? "typed" : undefined) });
  assert.equal(read("unsaved"), "typed");
  assert.equal(exists("./src/../unsaved"), "file");
});

test("the disk is asked once for each thing, and never without end", () => {
  const asked: string[] = [];
  const memory = memoryDisk({ "/w/x": "1" });
  const disk = { ...memory, kind: (path: string) => (asked.push(path), memory.kind(path)) };
  const touched: string[] = [];
  const { exists } = besides("/w/Dockerfile", {
    disk,
    folders: [],
    openText: () => undefined,
    touched: (path) => touched.push(path),
  });
  for (let index = 0; index < 10; index += 1) assert.equal(exists("x"), "file");
  assert.deepEqual(asked, ["/w/x"]);
  assert.equal(touched[0], "/w/x");
  for (let index = 0; index < 6_000; index += 1) exists(`f${index}`);
  assert.equal(exists("another"), undefined);
  assert.ok(new Set(asked).size <= 5_000);
});
