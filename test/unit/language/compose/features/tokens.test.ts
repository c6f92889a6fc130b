// Variables, their operators, anchors and aliases, in the order of the text.
import assert from "node:assert/strict";
import { test } from "node:test";
import { tokens } from "../../../../../src/language/compose/features/tokens.ts";
import { parse } from "../../../../../src/language/compose/syntax/document.ts";

test("tokens", () => {
  const text = "a: &x ${A:-${B}}\nb: *x\nc: $C\n";
  const rows = text.split("\n");
  assert.deepEqual(
    tokens(parse(text)).map(({ line, character, length, type }) => [
      rows[line]?.slice(character, character + length),
      type,
    ]),
    [
      ["x", "macro"],
      ["A", "variable"],
      [":-", "operator"],
      ["B", "variable"],
      ["x", "macro"],
      ["C", "variable"],
    ],
  );
});
