// Every rule of unit files has its page, and the page is true: what it calls wrong is found, what it calls right is not.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dockerUnit } from "../../../../../src/language/dockerUnit/dockerUnit.ts";
import type { Lookup } from "../../../../../src/language/language.ts";
import { assertTranslated, assertTrue, rulePages } from "../../../../support/rulePages.ts";

const pages = rulePages("dockerUnit/rules");

test("rules and pages are the same", () => {
  assert.deepEqual([...pages.keys()].sort(), dockerUnit.rules.map(({ id }) => id).sort());
});

test("every page has its Vietnamese, with the same examples", () => assertTranslated(pages));

const beside: Lookup = {
  read: (path) => (path === "../daemon.json" ? '{ "hosts": ["unix:///var/run/docker.sock"] }' : undefined),
};
/** What some rules must know before they speak. */
const lookups: Readonly<Record<string, readonly [Lookup, Lookup]>> = { alsoInFile: [beside, beside] };

for (const [rule, { english = "" }] of pages)
  test(`the page of ${rule} is true`, () =>
    assertTrue(dockerUnit, rule, { page: english, fence: "ini", lookups: lookups[rule] }));
