// Texts that stand for booleans, numbers, sizes and durations.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  booleanOf,
  bytesOf,
  isCount,
  isDuration,
  isInteger,
  isNumber,
} from "../../../../../src/language/compose/model/amounts.ts";

test("booleans", () => {
  assert.deepEqual(["true", "YES", "on", "n", "off", "False", "t", "1", " true"].map(booleanOf), [
    true,
    true,
    true,
    false,
    false,
    false,
    undefined,
    undefined,
    undefined,
  ]);
});

test("sizes", () => {
  const sizes = {
    "512": 512,
    "1k": 1024,
    "1.5g": 1.5 * 2 ** 30,
    "1 gb": 2 ** 30,
    "64MiB": 64 * 2 ** 20,
    "1TB": 2 ** 40,
    "512x": undefined,
    "-1": undefined,
    "": undefined,
    " 1g": undefined,
    "1.5.5g": undefined,
    "1e": undefined,
  };
  for (const [text, bytes] of Object.entries(sizes)) assert.equal(bytesOf(text), bytes, text);
});

test("durations", () => {
  for (const text of ["10s", "1m30s", "1.5h", ".5s", "0", "-1s", "1w2d", "500ms", "3µs"])
    assert.ok(isDuration(text), text);
  for (const text of ["10", "1m 30s", "1H", "1y", "", "s", "foo"]) assert.ok(!isDuration(text), text);
});

test("numbers", () => {
  assert.deepEqual(["1", "+2", "-3", "0x2", " 2", "1.5"].map(isInteger), [true, true, true, false, false, false]);
  assert.deepEqual(["1e3", ".5", "inf", "1_000", "0x1p-2", "foo", ""].map(isNumber), [
    true,
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
  assert.deepEqual(["all", "2", "some"].map(isCount), [true, true, false]);
});
