// Every rule has its page, and what the page calls wrong and right is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { compose } from "../../../../../src/language/compose/compose.ts";
import { assertTranslated, rulePages } from "../../../../support/rulePages.ts";
import { files, find } from "./cases.ts";

const pages = rulePages("compose/rules");

test("a page for each rule", () => {
  assert.deepEqual([...pages.keys()].sort(), compose.rules.map(({ id }) => id).sort());
});

test("every page has its Vietnamese, with the same examples", () => assertTranslated(pages));

/** These cannot be shown in a few lines of one file. */
const unshown = new Set(["aliasBomb", "tooLong", "importConflict", "includeCycle", "trailingBlanks", "unknownStage"]);

test("the samples of the pages", () => {
  for (const [id, { english = "" }] of pages) {
    const found =
      /^# .+\n\n## What\n\n.+\n\n## Why\n\n.+\n\n## Wrong\n\n```yaml\n(.*?)```\n\n## Right\n\n```yaml\n(.*?)```\n$/s.exec(
        english,
      );
    const [, wrong = "", right = ""] = found ?? [];
    assert.ok(wrong !== "" && right !== "", id);
    if (unshown.has(id)) continue;
    const rules = (sample: string): readonly string[] => find(sample, files({})).map(({ rule }) => rule);
    assert.ok(rules(wrong).includes(id), `${id}: not found in\n${wrong}`);
    assert.ok(!rules(right).includes(id), `${id}: found in\n${right}`);
    if (id !== "missingHealthcheck")
      assert.deepEqual(
        find(right, files({})).filter(({ severity }) => severity === "error"),
        [],
        id,
      );
  }
});
