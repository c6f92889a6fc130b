// What leaves our rows when they are dragged, as whoever they are dropped on reads it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseAddress } from "../../../../src/files/address.ts";
import { rootOf } from "../../../../src/model/fileRoot.ts";
import type { FileEntry } from "../../../../src/model/resources.ts";
import type { TreeNode } from "../../../../src/tree/node.ts";
import { fileRow, filesRow } from "../../../../src/tree/present/file.ts";
import { draggedFiles } from "../../../../src/workbench/trees/dragged.ts";
import { aFile } from "../../../support/memoryFiles.ts";
import { aContainer } from "../../../support/resources.ts";

const web = rootOf(aContainer({ name: "web" }));
const place = { session: "default", parent: "web/files", dimmed: false } as Parameters<typeof fileRow>[1];

function dragged(nodes: readonly TreeNode[]) {
  const known = new Map(nodes.map((node) => [node.id, node]));
  return draggedFiles((id) => known.get(id), [...known.keys(), "no such row"]);
}

const rowsOf = (entries: readonly FileEntry[]): readonly TreeNode[] => entries.map((entry) => fileRow(entry, place));

test("each file is one line that leads back to it, whatever its name tries", () => {
  const paths = [
    "/etc/hosts",
    "/a\r\nfile:///etc/shadow",
    "/\nb",
    "/# note",
    "/%2e%2e/%00?x=1#y",
    "/back\\slash",
    "/file:///etc/passwd",
    "/\u202egpj.exe \u001b[31m",
    "/bad\udbff\udeff",
  ];
  const nodes = rowsOf(paths.map((path) => aFile(web, path)));
  const { rows, uriList } = dragged(nodes) ?? assert.fail("nothing");
  const lines = uriList.split(/\r?\n/);
  assert.deepEqual(
    lines.map((line) => parseAddress(line)?.path),
    paths.map((path) => path.replace("file:///etc", "file:/etc")),
    "empty names between slashes are none",
  );
  for (const line of lines) {
    assert.match(line, /^porthole:\/\/[\x21-\x7e]*$/);
    assert.ok(!/[\\#?]/.test(line));
  }
  assert.deepEqual(
    rows,
    nodes.map(({ id }) => id),
  );
});

test("what is no file, what was deleted and the whole of a container stay", () => {
  const gone = { ...aFile(web, "/gone"), change: "deleted" as const };
  const top = aFile(web, "/", { kind: "folder" });
  assert.equal(dragged([...rowsOf([gone]), filesRow(top, place)]), undefined);
  const kept = rowsOf([aFile(web, "/kept")]);
  assert.deepEqual(dragged([...rowsOf([gone]), ...kept])?.rows, [kept[0]?.id]);
});
