// Every rule of command lines has its page, and the page is true: what it calls wrong is found, what it calls right is not.
import assert from "node:assert/strict";
import { test } from "node:test";
import { commandLine } from "../../../../../src/language/commandLine/commandLine.ts";
import type { Lookup } from "../../../../../src/language/language.ts";
import { lint } from "../../../../../src/language/lint.ts";
import { assertTranslated, assertTrue, rulePages } from "../../../../support/rulePages.ts";

const pages = rulePages("commandLine/rules");

test("rules and pages are the same", () => {
  assert.deepEqual([...pages.keys()].sort(), commandLine.rules.map(({ id }) => id).sort());
});

test("every page has its Vietnamese, with the same examples", () => assertTranslated(pages));

/** What some rules must know before they speak. */
const beside: Lookup = { read: (path) => (path === "Dockerfile" ? "FROM golang:1.25 AS lint\n" : undefined) };
/** Its wrong text is too long for a page. */
const unshown = "scriptTooLong";

for (const [rule, { english = "" }] of [...pages].filter(([name]) => name !== unshown))
  test(`the page of ${rule} is true`, () =>
    assertTrue(commandLine, rule, { page: english, fence: "sh", lookups: [beside, beside] }));

test("a text that is too long says so, once and at its head, where it has docker in it at all", () => {
  const told = (text: string): readonly string[] =>
    lint(commandLine, commandLine.parse(text), {}).map(
      ({ rule, severity, range }) => `${severity} ${rule} ${range.start.line}`,
    );
  const filling = "# a line like many others\n".repeat(20_000);
  assert.deepEqual(told(`${filling}docker tags a b\n`), ["info scriptTooLong 0"]);
  assert.deepEqual(told(`${filling}podman tags a b\n`), []);
  assert.deepEqual(told(`${filling.slice(0, 499_900)}\ndocker tags a b\n`), ["error unknownCommand 19227"]);
});
