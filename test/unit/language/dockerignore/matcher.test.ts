// Which paths a pattern takes, case by case. test/engine/buildContext.test.ts holds the same rules against real builders.
import assert from "node:assert/strict";
import { test } from "node:test";
import { taking } from "../../../../src/language/dockerignore/matcher.ts";

const cases: Readonly<Record<string, { readonly takes: readonly string[]; readonly not: readonly string[] }>> = {
  "": { takes: [], not: ["a", ""] },
  a: { takes: ["a"], not: ["ab", "b/a", "a/b"] },
  "a/b": { takes: ["a/b"], not: ["b", "x/a/b"] },
  "*": { takes: ["a", ".b"], not: ["a/b"] },
  "*.log": { takes: ["x.log", ".log"], not: ["xlog", "a/x.log", "x.logs"] },
  "a?": { takes: ["ab", "a😀"], not: ["a", "abc", "a/"] },
  "**": { takes: ["a", "a/b", ".x/y"], not: [] },
  "**/*": { takes: ["a", "a/b/c"], not: [] },
  "**/x": { takes: ["x", "a/x", "a/b/x"], not: ["ax", "x/a"] },
  // A habit of the builder: without a slash the stars take part of a name too.
  "**x": { takes: ["x", "ax", "a/bx"], not: ["xa"] },
  "a/**": { takes: ["a/b", "a/b/c"], not: ["a", "ab/c"] },
  "a**": { takes: ["a", "ab", "a/b", "ab/c"], not: ["ba"] },
  "a/**/b": { takes: ["a/b", "a/x/b", "a/x/y/b"], not: ["ab", "a/xb", "a/b/c"] },
  "**/a/**": { takes: ["a/b", "x/a/b", "x/y/a/b/c"], not: ["a", "x/a"] },
  "**/a/**/b?": { takes: ["a/bc", "x/a/y/bd"], not: ["a/b", "bc"] },
  "a.b": { takes: ["a.b"], not: ["axb"] },
  "*.b": { takes: ["a.b"], not: ["axb"] },
  "a+(b){c}|d$": { takes: ["a+(b){c}|d$"], not: ["aab"] },
  "?+(b)": { takes: ["a+(b)"], not: ["aab"] },
  "[ab]c": { takes: ["ac", "bc"], not: ["cc", "[ab]c"] },
  "[^ab]c": { takes: ["cc", "/c"], not: ["ac"] },
  "[a-c]": { takes: ["a", "b", "c"], not: ["d", "-"] },
  "[a\\-c]": { takes: ["a", "-", "c"], not: ["b"] },
  "[!a]x": { takes: ["!x", "ax"], not: ["bx"] },
  "\\*a": { takes: ["*a"], not: ["xa"] },
  "\\[a": { takes: ["[a"], not: ["a"] },
  "a\\d": { takes: ["a1"], not: ["ad"] },
  "[a": { takes: [], not: ["[a", "a"] },
  "a[b-a]": { takes: [], not: ["ab", "aa"] },
  "x[*]y": { takes: ["x]y", "x^]y", "x[/]y"], not: ["x*y", "x*]y"] },
  "a^b*": { takes: [], not: ["a^b", "ab"] },
  "a^b": { takes: ["a^b"], not: [] },
  "a\\": { takes: ["a\\"], not: ["a"] },
};

for (const [pattern, { takes, not }] of Object.entries(cases))
  test(`the pattern ${JSON.stringify(pattern)}`, () => {
    const does = taking(pattern);
    assert.deepEqual(
      takes.filter((path) => !does(path)),
      [],
      "should be taken",
    );
    assert.deepEqual(
      not.filter((path) => does(path)),
      [],
      "should be left",
    );
  });

test("no pattern takes long", { timeout: 60_000 }, () => {
  const path = "a".repeat(4_000);
  assert.equal(taking(`${"*a".repeat(200)}b`)(path), false);
  assert.equal(taking(`${"**/".repeat(200)}b?`)(`${"a/".repeat(2_000)}b`), false);
});
