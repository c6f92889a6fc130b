// Readers of values that may be anything.
import assert from "node:assert/strict";
import { test } from "node:test";
import { labelsOf, timeOf } from "../../../../src/model/normalize/wire.ts";

test("a time is seconds or a date; what is neither, or before the epoch, is 0", () => {
  assert.equal(timeOf(1_767_225_600), Date.UTC(2026, 0, 1));
  assert.equal(timeOf("2026-01-01T00:00:00Z"), Date.UTC(2026, 0, 1));
  for (const value of ["0001-01-01T00:00:00Z", "yesterday", "", -5, NaN, Infinity, null, {}, undefined])
    assert.equal(timeOf(value), 0);
});

test("labels that are all text are kept as they are; others lose only what is none", () => {
  const labels = { a: "1", b: "" };
  assert.equal(labelsOf(labels), labels);
  assert.deepEqual(labelsOf({ a: "1", b: 2, c: null, d: {} }), { a: "1" });
  for (const value of [null, undefined, [], "x", 1]) assert.deepEqual(labelsOf(value), {});
});
