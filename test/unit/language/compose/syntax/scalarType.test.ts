// Unquoted scalars have the types that docker compose config reports of them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { numberOf, plainType } from "../../../../../src/language/compose/syntax/scalarType.ts";

test("plain scalars", () => {
  const types = {
    string: ["y", "yes", "on", "22:22", "x", "-x", "1.2.3", "0x", "=", "1-2", "+", "08:00", "1e"],
    integer: ["0", "10", "-1", "+1", "010", "0o17", "0x10", "0b11", "1_000"],
    number: ["1.5", ".5", "1e3", "08", ".inf", "-.inf", ".nan", "1."],
    boolean: ["true", "False", "TRUE"],
    null: ["", "~", "null", "NULL"],
    time: ["2020-01-01"],
  } as const;
  for (const [type, texts] of Object.entries(types))
    for (const text of texts) assert.equal(plainType(text), type, text);
});

test("names of every object are plain texts", () => {
  for (const text of ["constructor", "__proto__", "toString"]) assert.equal(plainType(text), "string");
});

test("numbers", () => {
  const numbers = { "010": 8, "0x10": 16, "-5": -5, "1_000": 1000, "1.5": 1.5, "+2": 2 };
  for (const [text, value] of Object.entries(numbers)) assert.equal(numberOf(text), value, text);
});
