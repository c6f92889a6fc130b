// Tables of Dockerfiles for one rule each: «…» marks what it must underline; in clean texts it must say nothing. Every fix of
// every marked text is applied and must take its own finding away and bring no other.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "../../../../../../src/base/text.ts";
import type { Lookup, Report } from "../../../../../../src/language/language.ts";
import { packageRules } from "../../../../../../src/language/dockerfile/rules/packages/index.ts";
import { runRules } from "../../../../../../src/language/dockerfile/rules/run/index.ts";
import { parse } from "../../../../../../src/language/dockerfile/syntax/parse.ts";
import { ended } from "../cases.ts";

export interface RuleCases {
  readonly rule: string;
  readonly code?: string;
  readonly marked: readonly string[];
  readonly clean: readonly string[];
  /** A marked text and what its first fix makes of it. */
  readonly fixed?: readonly (readonly [string, string])[];
}

export const rules = [...packageRules, ...runRules];
const lookup: Lookup = {};

export interface Found extends Report {
  readonly rule: string;
}

/** All findings of the RUN and package rules, by whatever rule. */
export function findings(text: string, only?: string): readonly Found[] {
  const doc = parse(text);
  const found: Found[] = [];
  for (const rule of rules)
    if (only === undefined || rule.id === only)
      rule.check(doc, (report) => found.push({ ...report, rule: rule.id }), lookup);
  return found;
}

const unmarked = (text: string): string => text.replace(/[«»]/g, "");

/** The text with marks round each of a rule's findings. */
function marked(text: string, rule: string): string {
  const places = findings(text, rule).flatMap(({ range }) => [
    { range: { start: range.start, end: range.start }, text: "«" },
    { range: { start: range.end, end: range.end }, text: "»" },
  ]);
  return applyEdits(text, places);
}

function counts(found: readonly Found[]): Readonly<Record<string, number>> {
  const result: Record<string, number> = {};
  for (const { rule } of found) result[rule] = (result[rule] ?? 0) + 1;
  return result;
}

function checkFixes(text: string, rule: string): void {
  const before = counts(findings(text));
  for (const { fixes, message } of findings(text, rule))
    for (const fix of fixes ?? []) {
      const after = applyEdits(text, fix.edits);
      const left = counts(findings(after));
      const story = `${fix.title} (${message}):\n${text}\n→\n${after}`;
      assert.ok((left[rule] ?? 0) < (before[rule] ?? 0), `still there after ${story}`);
      for (const [name, count] of Object.entries(left))
        assert.ok(count <= (before[name] ?? 0), `${name} added by ${story}`);
    }
}

export function testRule({ rule, code, marked: bad, clean, fixed = [] }: RuleCases): void {
  test(`${rule} ${code ?? ""}`.trim(), () => {
    const found = rules.find(({ id }) => id === rule);
    assert.ok(found, `no rule ${rule}`);
    assert.deepEqual(found.aliases[0], code);
    assert.notEqual(found.severity, "error");
    for (const text of bad) {
      assert.equal(marked(unmarked(text), rule), text);
      for (const { message } of findings(unmarked(text), rule)) assert.match(message, ended);
      checkFixes(unmarked(text), rule);
    }
    for (const text of clean) assert.equal(marked(text, rule), text);
    for (const [text, after] of fixed) {
      const fix = findings(text, rule).flatMap(({ fixes }) => fixes ?? [])[0];
      assert.ok(fix, `no fix for ${text}`);
      assert.equal(applyEdits(text, fix.edits), after);
      checkFixes(text, rule);
    }
  });
}
