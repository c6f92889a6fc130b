// Every rule of .dockerignore files has its page, and the page is true: what it calls wrong is found, what it calls right is not.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dockerignore } from "../../../../../src/language/dockerignore/dockerignore.ts";
import { assertTranslated, assertTrue, rulePages } from "../../../../support/rulePages.ts";

const pages = rulePages("dockerignore/rules");

test("rules and pages are the same", () => {
  assert.deepEqual([...pages.keys()].sort(), dockerignore.rules.map(({ id }) => id).sort());
});

test("every page has its Vietnamese, with the same examples", () => assertTranslated(pages));

for (const [rule, { english = "" }] of pages)
  test(`the page of ${rule} is true`, () => assertTrue(dockerignore, rule, { page: english, fence: "text" }));
