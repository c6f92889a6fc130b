// Addresses and paths.
import assert from "node:assert/strict";
import { test } from "node:test";
import { besideUri, nameOf, pathOf } from "../../../src/server/uris.ts";

test("only files have paths", () => {
  assert.equal(pathOf("file:///w/a%20b%23"), "/w/a b#");
  assert.equal(pathOf("untitled:Untitled-1"), undefined);
  assert.equal(pathOf("file://%"), undefined);
});

test("what stands beside a document is found for any kind of address", () => {
  assert.equal(besideUri("file:///w/a/Dockerfile", "../b c/#x"), "file:///w/b%20c/%23x");
  assert.equal(besideUri("vscode-vfs://github/o/r/Dockerfile", "src/a b"), "vscode-vfs://github/o/r/src/a%20b");
  assert.equal(besideUri("untitled:Untitled-1", "a"), undefined);
});

test("names are as people write them", () => {
  assert.equal(nameOf("file:///w/compose%20x.yml?q#f"), "compose x.yml");
  assert.equal(nameOf("untitled:Dockerfile"), "Dockerfile");
  assert.equal(nameOf("file:///w/%E0%A4%A"), "%E0%A4%A");
});
