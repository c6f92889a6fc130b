// Every rule of daemon.json has its page, and the page is true: what it calls wrong is found, what it calls right is not.
import assert from "node:assert/strict";
import { test } from "node:test";
import { daemonJson } from "../../../../../src/language/daemonJson/daemonJson.ts";
import { assertTranslated, assertTrue, rulePages } from "../../../../support/rulePages.ts";

const pages = rulePages("daemonJson/rules");

test("rules and pages are the same", () => {
  assert.deepEqual([...pages.keys()].sort(), daemonJson.rules.map(({ id }) => id).sort());
});

test("every page has its Vietnamese, with the same examples", () => assertTranslated(pages));

for (const [rule, { english = "" }] of pages)
  test(`the page of ${rule} is true`, () => assertTrue(daemonJson, rule, { page: english, fence: "json" }));
