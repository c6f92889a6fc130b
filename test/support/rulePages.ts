// The pages of rules as they stand beside them: English and Vietnamese, and the examples in them.
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Language, Lookup } from "../../src/language/language.ts";
import { lint } from "../../src/language/lint.ts";

const languages = new URL("../../src/language/", import.meta.url);

export interface RulePage {
  readonly english: string | undefined;
  readonly vietnamese: string | undefined;
}

/** By rule. `below` is a folder or a pattern of folders in src/language: "dockerfile/rules/{build,copies}". */
export function rulePages(below: string): ReadonlyMap<string, RulePage> {
  const pages = new Map<string, RulePage>();
  for (const path of globSync(`${below}/**/*.md`, { cwd: languages })) {
    const text = readFileSync(new URL(path, languages), "utf8");
    const [rule = "", ...ending] = basename(path, ".md").split(".");
    const side = ending.length === 0 ? "english" : ending.join(".") === "vi" ? "vietnamese" : undefined;
    assert.ok(side !== undefined, `${path}: a page in what language?`);
    const page = pages.get(rule) ?? { english: undefined, vietnamese: undefined };
    assert.equal(page[side], undefined, `${rule} has two pages: one would be written over the other`);
    pages.set(rule, { ...page, [side]: text });
  }
  return pages;
}

/** Each page is there in both languages, with the same code but for comments. */
export function assertTranslated(pages: ReadonlyMap<string, RulePage>): void {
  assert.ok(pages.size > 0);
  for (const [rule, { english, vietnamese }] of pages) {
    assert.ok(english !== undefined && vietnamese !== undefined, `${rule} lacks a page in one of the languages`);
    assert.notEqual(english, vietnamese, `${rule} is not translated`);
    assert.deepEqual(codeOf(vietnamese), codeOf(english), rule);
  }
}

/** Blocks of code, comments on lines of their own left out. */
const codeOf = (page: string): readonly string[] =>
  (page.match(/^```\w+$[^]*?^```$/gm) ?? []).map((block) => block.replaceAll(/^\s*#(?!!).*$/gm, "#"));

/** The first block of code in a language under a heading; empty when there is none. */
export function example(page: string, heading: string, language: string): string {
  const under = page.split(/^## /m).find((section) => section.startsWith(`${heading}\n`)) ?? "";
  return new RegExp(`^\`\`\`${language}\\n([^]*?)\\n\`\`\`$`, "m").exec(under)?.[1] ?? "";
}

/** What a page calls wrong is found by its rule, and what it calls right is not. */
export function assertTrue<Doc>(
  language: Language<Doc>,
  rule: string,
  {
    page,
    fence,
    lookups = [{}, {}],
  }: {
    readonly page: string;
    readonly fence: string;
    /** What the rule must know before it speaks of the wrong text, and of the right one. */
    readonly lookups?: readonly [wrong: Lookup, right: Lookup];
  },
): void {
  const [wrong, right] = [example(page, "Wrong", fence), example(page, "Right", fence)];
  assert.ok(wrong !== "" && right !== "", rule);
  const found = (text: string, lookup: Lookup): readonly string[] =>
    lint(language, language.parse(text), lookup, { severities: { [rule]: "warning" } })
      .filter((finding) => finding.rule === rule)
      .map(({ message }) => message);
  assert.notDeepEqual(found(wrong, lookups[0]), [], wrong);
  assert.deepEqual(found(right, lookups[1]), [], right);
}
