// Variables with their places, and what is put in for them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { filled, templateOf } from "../../../../../src/language/compose/syntax/interpolation.ts";

const values: Readonly<Record<string, string>> = { A: "a", EMPTY: "" };
const fill = (text: string) => filled(text, (name) => values[name]);

test("all forms are filled in", () => {
  const forms = {
    $A: "a",
    "${A}": "a",
    "x$A-y": "xa-y",
    "${A:-b}": "a",
    "${B:-b}": "b",
    "${EMPTY:-b}": "b",
    "${EMPTY-b}": "",
    "${A:+b}": "b",
    "${EMPTY:+b}": "",
    "${EMPTY+b}": "b",
    "${B:-${A}}": "a",
    "${B:-${C:-d}}": "d",
    $$A: "$A",
    "$1 $ $(x)": "$1 $ $(x)",
  };
  for (const [text, result] of Object.entries(forms)) assert.equal(fill(text).text, result, text);
});

test("what is missing is told", () => {
  assert.deepEqual(fill("$B ${C}").unset, ["B", "C"]);
  assert.deepEqual(fill("${B:?say so}").missing, [{ name: "B", message: "say so" }]);
  assert.deepEqual(fill("${A:-$B}").unset, [], "a default that is not taken is not looked at");
});

test("places count from the start of the text", () => {
  const { variables } = templateOf("ab ${X:-${Y}} $Z");
  assert.deepEqual(
    variables.map(({ start, end, name, nameStart }) => [start, end, name, nameStart]),
    [
      [3, 13, "X", 5],
      [14, 16, "Z", 15],
    ],
  );
  assert.deepEqual(
    variables[0]?.inner.map(({ start, name }) => [start, name]),
    [[8, "Y"]],
  );
});

test("faults", () => {
  for (const text of ["${", "${}", "${1}", "${A B}", "${A!b}", "${A:=b}", "${A:-b", "${a.b}", "${A:}"])
    assert.equal(templateOf(text).faults.length, 1, text);
  for (const text of ["$", "$$", "$(x)", "$1", "$ a", "a$", "$${"])
    assert.equal(templateOf(text).faults.length, 0, text);
});

test("deep nesting ends", { timeout: 60_000 }, () => {
  const deep = "${A:-".repeat(5_000) + "x" + "}".repeat(5_000);
  fill(deep);
});
