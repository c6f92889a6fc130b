// Columns in the three encodings, against the runtime's own counting.
import assert from "node:assert/strict";
import { test } from "node:test";
import { linesOf } from "../../../src/base/text.ts";
import { chooseEncoding, wireOf } from "../../../src/server/positions.ts";

const text = "aä€𐍈z\n\n𐍈𐍈\tx";
const lines = linesOf(text);

test("every place goes to the wire as its encoding counts and comes back", () => {
  for (const encoding of ["utf-8", "utf-16", "utf-32"] as const) {
    const wire = wireOf(lines, encoding);
    for (let line = 0; line < lines.count; line += 1) {
      const characters = Array.from(lines.line(line));
      for (let count = 0; count <= characters.length; count += 1) {
        const before = characters.slice(0, count).join("");
        const columns = { "utf-8": Buffer.byteLength(before), "utf-16": before.length, "utf-32": count }[encoding];
        const place = { line, character: before.length };
        assert.deepEqual(wire.position(place), { line, character: columns });
        assert.deepEqual(wire.at({ line, character: columns }), place);
      }
    }
  }
});

test("a column inside a character is the character's start, and one beyond the line its end", () => {
  const wire = wireOf(lines, "utf-8");
  assert.deepEqual(wire.at({ line: 0, character: 2 }), { line: 0, character: 1 });
  assert.deepEqual(wire.at({ line: 0, character: 8 }), { line: 0, character: 3 });
  assert.deepEqual(wire.at({ line: 0, character: 99 }), { line: 0, character: 6 });
  assert.deepEqual(wire.at({ line: 99, character: 3 }), { line: 99, character: 0 });
});

test("the client's first encoding that we know is taken", () => {
  assert.equal(chooseEncoding(undefined), "utf-16");
  assert.equal(chooseEncoding([]), "utf-16");
  assert.equal(chooseEncoding(["utf-7", "utf-8", "utf-16"]), "utf-8");
  assert.equal(chooseEncoding(["utf-16", "utf-8"]), "utf-16");
});
