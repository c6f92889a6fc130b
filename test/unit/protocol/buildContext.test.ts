// What a build is sent and the messages of its page: what has another shape is refused.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  readBuildContext,
  readContextQuestion,
  readFromContextPage,
  readToContextPage,
} from "../../../src/protocol/buildContext.ts";

const file = { name: "a", kind: "file", bytes: 1, files: 1, out: false };
const context = {
  folder: "/w",
  patterns: { 0: "x" },
  builder: "buildkit",
  cut: false,
  root: {
    name: "",
    kind: "folder",
    bytes: 1,
    files: 1,
    out: false,
    entries: [file],
    more: { count: 1, files: 0, bytes: 0 },
  },
};

test("a context is read with all that is in it, or not at all", () => {
  assert.ok(readBuildContext(context));
  for (const wrong of [
    undefined,
    "no folder",
    { ...context, builder: "x" },
    { ...context, patterns: { 0: 1 } },
    { ...context, root: { ...context.root, entries: [{ ...file, bytes: -1 }] } },
    { ...context, root: { ...context.root, more: 7 } },
    { ...context, ignoreFile: 1 },
  ])
    assert.equal(readBuildContext(wrong), undefined, JSON.stringify(wrong));
});

test("messages in either direction", () => {
  assert.deepEqual(readContextQuestion({ uri: "file:///w" }), { uri: "file:///w" });
  assert.equal(readContextQuestion({}), undefined);
  assert.deepEqual(readFromContextPage({ type: "leaveOut", path: "a" }), { type: "leaveOut", path: "a" });
  assert.deepEqual(readFromContextPage({ type: "openLine", line: 0 }), { type: "openLine", line: 0 });
  for (const wrong of [null, { type: "open" }, { type: "openLine", line: -1 }, { type: "x", path: "a" }])
    assert.equal(readFromContextPage(wrong), undefined);
  assert.ok(readToContextPage({ type: "show", context, words: {} }));
  assert.deepEqual(readToContextPage({ type: "failed", message: "x" }), { type: "failed", message: "x" });
  for (const wrong of [null, { type: "show", context, words: { a: 1 } }, { type: "failed" }])
    assert.equal(readToContextPage(wrong), undefined);
});
