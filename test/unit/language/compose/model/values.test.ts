// The environment and .env.
import assert from "node:assert/strict";
import { test } from "node:test";
import { variablesOf } from "../../../../../src/language/compose/model/values.ts";

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

test("the environment goes before .env where one of its values names a variable too", () => {
  const { get } = variablesOf({ environment: { A: "env" }, read: () => "A=file\nB=${A}" });
  assert.equal(get("B"), "env");
});
