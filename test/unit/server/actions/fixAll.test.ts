// Several fixes at once: those that meet wait for the next go, and one that needs thought is never taken.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits, linesOf } from "../../../../src/base/text.ts";
import type { Finding, Fix } from "../../../../src/language/language.ts";
import { fixAll } from "../../../../src/server/actions/fixAll.ts";
import { together } from "../../../../src/server/actions/together.ts";

const fix = (text: string, edits: readonly (readonly [number, number, string])[], safe = true): Fix => ({
  title: "",
  safe,
  edits: edits.map(([start, end, fresh]) => ({ range: linesOf(text).range(start, end), text: fresh })),
});
const finding = (one: Fix): Finding => ({
  rule: "r",
  code: "r",
  severity: "warning",
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
  message: "",
  fixes: [one],
});
const applied = (text: string, ...fixes: readonly Fix[]): string => applyEdits(text, together(linesOf(text), fixes));

test("fixes that do not meet are applied together, in any order", () => {
  assert.equal(
    applied(
      "abcdef",
      fix("abcdef", [[4, 5, "E"]]),
      fix("abcdef", [
        [0, 1, "A"],
        [2, 3, "C"],
      ]),
    ),
    "AbCdEf",
  );
  assert.equal(applied("abc", fix("abc", [[0, 1, "A"]]), fix("abc", [[1, 2, "B"]])), "ABc");
});

test("a fix that meets an earlier one is left out as a whole", () => {
  assert.equal(
    applied(
      "abcdef",
      fix("abcdef", [[0, 3, "X"]]),
      fix("abcdef", [
        [2, 4, "Y"],
        [5, 6, "Z"],
      ]),
    ),
    "Xdef",
  );
  assert.equal(applied("abc", fix("abc", [[1, 1, "1"]]), fix("abc", [[1, 1, "2"]])), "a1bc");
});

test("fixes that ask for the same edit share it", () => {
  assert.equal(
    applied(
      "abc",
      fix("abc", [
        [0, 0, "#"],
        [1, 2, "B"],
      ]),
      fix("abc", [
        [0, 0, "#"],
        [2, 3, "C"],
      ]),
    ),
    "#aBC",
  );
});

test("it goes on until nothing is left, and gives one edit for it", () => {
  const check = (text: string): readonly Finding[] =>
    [...text.matchAll(/aa/g)].map(({ index }) => finding(fix(text, [[index, index + 2, "a"]])));
  const text = "x aaaaa y";
  const edits = fixAll(text, check(text), check);
  assert.equal(applyEdits(text, edits), "x a y");
  assert.equal(edits.length, 1);
});

test("what needs a thought is left, and a check that never ends its wishes is bounded", () => {
  assert.deepEqual(
    fixAll("ab", [finding(fix("ab", [[0, 1, "X"]], false))], () => []),
    [],
  );
  const growing = (text: string): readonly Finding[] => [finding(fix(text, [[0, 0, "x"]]))];
  assert.equal(applyEdits("", fixAll("", growing(""), growing)), "xxxxxxxx");
});
