// The environment and .env.
import assert from "node:assert/strict";
import { test } from "node:test";
import { envFileOf, variablesOf } from "../../../../../src/language/compose/model/values.ts";

test("lines of .env", () => {
  const found = envFileOf("# c\nA=1\nexport B='x y' # c\nC=\"q#r\"\n\nD = d # c\nE=\nF: f\nnot a line\n");
  assert.deepEqual(Object.fromEntries(found), { A: "1", B: "x y", C: "q#r", D: "d", E: "", F: "f" });
});

test("the environment goes before .env", () => {
  const { get, origin, names } = variablesOf({
    environment: { A: "env" },
    read: (path) => (path === ".env" ? "A=file\nB=file" : undefined),
  });
  assert.deepEqual(
    [get("A"), get("B"), get("toString"), origin("B"), names],
    ["env", "file", undefined, ".env", ["A", "B"]],
  );
});
