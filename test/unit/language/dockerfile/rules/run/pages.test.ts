// Every RUN and package rule has its page, and the page is true: what it calls wrong is found, what it calls right is not.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertTranslated, example, rulePages } from "../../../../../support/rulePages.ts";
import { findings, rules } from "./ruleCases.ts";

const pages = rulePages("dockerfile/rules/{run,packages}");

test("rules and pages are the same", () => {
  assert.deepEqual(rules.map(({ id }) => id).sort(), [...pages.keys()].sort());
});

test("every page has its Vietnamese, with the same examples", () => assertTranslated(pages));

for (const { id } of rules) {
  test(`the page of ${id} is true`, () => {
    const page = pages.get(id)?.english ?? "";
    const lines = page.split("\n").length;
    assert.ok(lines >= 10 && lines <= 30, `${lines} lines`);
    const [wrong, right] = [example(page, "Wrong", "dockerfile"), example(page, "Right", "dockerfile")];
    assert.notEqual(findings(wrong, id).length, 0, wrong);
    assert.ok(right !== "");
    assert.deepEqual(findings(right, id), [], right);
  });
}
