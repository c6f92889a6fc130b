import assert from "node:assert/strict";
import { test } from "node:test";
import { createDetachKeys } from "../../../src/terminal/detachKeys.ts";

const run = (...typed: readonly string[]): { readonly sent: string; readonly detached: boolean } => {
  const keys = createDetachKeys();
  const outcomes = typed.map((data) => keys(data));
  return { sent: outcomes.map(({ send }) => send).join(""), detached: outcomes.some(({ detach }) => detach) };
};

test("Ctrl+P Ctrl+Q leaves, in one piece or two", () => {
  assert.deepEqual(run("\x10\x11"), { sent: "", detached: true });
  assert.deepEqual(run("ls", "\x10", "\x11"), { sent: "ls", detached: true });
  assert.deepEqual(run("\x10\x10\x11"), { sent: "\x10", detached: true });
});

test("each of the two alone reaches the container", () => {
  assert.deepEqual(run("\x11"), { sent: "\x11", detached: false });
  assert.deepEqual(run("\x10", "a"), { sent: "\x10a", detached: false });
  assert.deepEqual(run("\x10", "\x10", "b\x11"), { sent: "\x10\x10b\x11", detached: false });
});
