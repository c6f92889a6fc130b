// Every rule of daemon.json has its page, and the page is true: what it calls wrong is found, what it calls right is not.
import assert from "node:assert/strict";
import { test } from "node:test";
import { daemonJson } from "../../../../../src/language/daemonJson/daemonJson.ts";
import type { Lookup } from "../../../../../src/language/language.ts";
import { assertTranslated, assertTrue, rulePages } from "../../../../support/rulePages.ts";

const pages = rulePages("daemonJson/rules");

test("rules and pages are the same", () => {
  assert.deepEqual([...pages.keys()].sort(), daemonJson.rules.map(({ id }) => id).sort());
});

test("every page has its Vietnamese, with the same examples", () => assertTranslated(pages));

const started = (reads: boolean): Lookup => ({
  engine: { reads, file: "/srv/docker/engine.json", flags: ["-H", "--debug"] },
});
/** What some rules must know before they speak. */
const lookups: Readonly<Record<string, readonly [Lookup, Lookup]>> = {
  alsoFlag: [started(true), started(true)],
  otherConfigFile: [started(false), started(true)],
};

for (const [rule, { english = "" }] of pages)
  test(`the page of ${rule} is true`, () =>
    assertTrue(daemonJson, rule, { page: english, fence: "json", lookups: lookups[rule] }));
