// The tables say something of every key, and paths lead where they should.
import assert from "node:assert/strict";
import { test } from "node:test";
import { composeFile } from "../../../../../src/language/compose/schema/file.ts";
import { keyAt, shapesAt } from "../../../../../src/language/compose/schema/place.ts";
import { alternatives, type Shape } from "../../../../../src/language/compose/schema/shape.ts";

test("paths lead through names, lists and alternatives", () => {
  assert.equal(shapesAt(composeFile, ["services", "a", "ports", "[]"]).length, 3);
  assert.equal(shapesAt(composeFile, ["services", "a", "nonsense"]).length, 0);
  assert.equal(shapesAt(composeFile, ["services", "a", "constructor"]).length, 0);
  assert.ok((keyAt(composeFile, ["services", "a", "build", "target"])?.doc() ?? "").length > 10);
});

test("every key has a sentence of its own", () => {
  const seen = new Set<Shape>();
  let count = 0;
  const visit = (shape: Shape): void => {
    for (const one of alternatives(shape)) {
      if (seen.has(one)) continue;
      seen.add(one);
      if (one.kind === "dict" || one.kind === "items") visit(one.of);
      if (one.kind !== "keys") continue;
      for (const [name, { doc, shape: inner }] of Object.entries(one.keys)) {
        count += 1;
        assert.match(doc(), /^.{8,}[.]$/s, name);
        visit(inner);
      }
    }
  };
  visit(composeFile);
  assert.ok(count > 200, String(count));
});
