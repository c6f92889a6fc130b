import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits, linesOf } from "../../../src/base/text.ts";

const mixed = "one\r\ntwo\rthree\n\nfive";

test("lines end with LF, CRLF or a lone CR", () => {
  const lines = linesOf(mixed);
  assert.equal(lines.count, 5);
  assert.deepEqual([0, 1, 2, 3, 4].map(lines.line), ["one", "two", "three", "", "five"]);
  assert.equal(lines.line(5), "");
  assert.equal(lines.line(-1), "");
});

test("every offset is found again by its position, apart from those within an end of line", () => {
  const lines = linesOf(mixed);
  for (let offset = 0; offset <= mixed.length; offset += 1) {
    if (mixed.slice(offset - 1, offset + 1) === "\r\n") continue;
    assert.equal(lines.offset(lines.position(offset)), offset);
  }
});

test("a position beyond the end of its line or of the text counts as that end", () => {
  const lines = linesOf("ab\ncd");
  assert.equal(lines.offset({ line: 0, character: 9 }), 2);
  assert.equal(lines.offset({ line: 7, character: 0 }), 5);
  assert.deepEqual(lines.position(99), { line: 1, character: 2 });
});

test("edits apply in whatever order they are given", () => {
  const lines = linesOf("FROM a\nRUN b\n");
  const edits = [
    { range: lines.range(11, 12), text: "c" },
    { range: lines.range(5, 6), text: "x:1" },
    { range: lines.range(0, 0), text: "# top\n" },
  ];
  assert.equal(applyEdits(lines.text, edits), "# top\nFROM x:1\nRUN c\n");
});
