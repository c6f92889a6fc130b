// Tables of Dockerfiles for one finding each, by its code: «…» marks what it must underline; in clean texts it must say
// nothing. Every fix of every marked text is applied: its finding goes, and no other comes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "../../../../../src/base/text.ts";
import { dockerfile } from "../../../../../src/language/dockerfile/dockerfile.ts";
import type { Finding, Lookup, Severity } from "../../../../../src/language/language.ts";
import { lint } from "../../../../../src/language/lint.ts";
import { marked, unmarked } from "../../../../support/markedText.ts";

export interface Cases {
  readonly code: string;
  readonly severity: Severity;
  readonly marked: readonly string[];
  readonly clean: readonly string[];
  /** A text and what the first fix of this finding makes of it. */
  readonly fixed?: readonly (readonly [string, string])[];
  readonly lookup?: Lookup;
  /** The rule is off by default: this turns it on. */
  readonly on?: boolean;
  /** Codes that a fix may bring to light: what was unreadable before is read then. */
  readonly reveals?: readonly string[];
}

/** All findings of a Dockerfile. */
export function findings(text: string, lookup: Lookup = {}, on?: string): readonly Finding[] {
  return lint(dockerfile, dockerfile.parse(text), lookup, on === undefined ? {} : { severities: { [on]: "warning" } });
}

/** Sentences end with a full stop; what is to be typed, or what a program says, stands behind a colon as it is. */
export const ended =
  /[.?…]$|(?:Clean up in the same RUN|Remove them in the same RUN|The container will run|The shell will stop here): /;

export function countsOf(found: readonly Finding[]): ReadonlyMap<string, number> {
  return new Map([...Map.groupBy(found, ({ code }) => code)].map(([code, all]) => [code, all.length]));
}

export function testCases(cases: Cases): void {
  const { code, lookup = {}, on, reveals = [] } = cases;
  const of = (text: string): readonly Finding[] => findings(text, lookup, on === true ? code : undefined);
  const own = (text: string): readonly Finding[] => of(text).filter((finding) => finding.code === code);
  const checkFixes = (text: string): void => {
    const before = countsOf(of(text));
    for (const { fixes, message } of own(text))
      for (const { title, edits } of fixes) {
        const after = applyEdits(text, edits);
        const left = countsOf(of(after));
        const story = `${title} (${message}):\n${text}\n→\n${after}`;
        assert.ok((left.get(code) ?? 0) < (before.get(code) ?? 0), `still there after ${story}`);
        for (const [name, count] of left)
          if (!reveals.includes(name)) assert.ok(count <= (before.get(name) ?? 0), `${name} added by ${story}`);
      }
  };
  test(code, () => {
    for (const text of cases.marked) {
      const plain = unmarked(text);
      const found = own(plain);
      assert.equal(
        marked(
          plain,
          found.map(({ range }) => range),
        ),
        text,
      );
      for (const { severity, message } of found) {
        if (on !== true) assert.equal(severity, cases.severity);
        assert.doesNotMatch(message, /\{\d\}|undefined/);
        assert.match(message, ended);
      }
      checkFixes(plain);
    }
    for (const text of cases.clean)
      assert.equal(
        marked(
          text,
          own(text).map(({ range }) => range),
        ),
        text,
      );
    for (const [text, after] of cases.fixed ?? []) {
      const fix = own(text).flatMap(({ fixes }) => fixes)[0];
      assert.ok(fix, `no fix for ${text}`);
      assert.equal(applyEdits(text, fix.edits), after);
      checkFixes(text);
    }
  });
}
