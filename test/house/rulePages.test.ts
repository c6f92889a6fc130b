// Every rule of every language has its page in English and in Vietnamese, and no page is left over.
import assert from "node:assert/strict";
import { test } from "node:test";
import { languages } from "../../src/server/languages.ts";
import { assertTranslated, rulePages } from "../support/rulePages.ts";

const byLanguage = Map.groupBy(
  languages.flatMap(({ rules }) => rules),
  ({ language }) => language,
);

test("every language has rules", () => {
  assert.ok(["dockerfile", "compose", "dockerignore", "daemonJson"].every((id) => byLanguage.has(id as never)));
});

for (const [language, rules] of byLanguage)
  test(`${language}: rules and their pages in both languages`, () => {
    const pages = rulePages(`${language}/rules`);
    assert.deepEqual([...pages.keys()].sort(), [...new Set(rules.map(({ id }) => id))].sort());
    assertTranslated(pages);
  });
