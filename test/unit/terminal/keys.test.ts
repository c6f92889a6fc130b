import assert from "node:assert/strict";
import { test } from "node:test";
import { keysIn } from "../../../src/terminal/keys.ts";

test("each character is a key, whole as people count them", () => {
  assert.deepEqual(keysIn("pé👩‍🚀"), ["p", "é", "👩‍🚀"]);
  assert.deepEqual(keysIn("\x03\r\n\n"), ["\x03", "\r", "\r"]);
});

test("arrows, function keys, Alt and Esc give no character", () => {
  assert.deepEqual(keysIn("\x1b[A\x1b[1;5D\x1bOP\x1b[15~\x1bq\x1b"), []);
  assert.deepEqual(keysIn("a\x1b[24;80Rb"), ["a", "b"]);
});
