// Every rule has a name of its own and a page, and the page is true: what it calls wrong is found, what it calls right is
// not. Codes of families stand on their page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dockerfileRules } from "../../../../../src/language/dockerfile/rules/index.ts";
import { packageRules } from "../../../../../src/language/dockerfile/rules/packages/index.ts";
import { runRules } from "../../../../../src/language/dockerfile/rules/run/index.ts";
import { parse } from "../../../../../src/language/dockerfile/syntax/parse.ts";
import type { Lookup, Report } from "../../../../../src/language/language.ts";
import { assertTranslated, example, rulePages } from "../../../../support/rulePages.ts";

const elsewhere = new Set([...runRules, ...packageRules].map(({ id }) => id));
const own = dockerfileRules.filter(({ id }) => !elsewhere.has(id));
const pages = rulePages("dockerfile/rules/{build,copies,errors,habits,images,labels,notes,values}");

const labels = {
  title: "text",
  url: "url",
  made: "rfc3339",
  licence: "spdx",
  commit: "hash",
  version: "semver",
  mail: "email",
} as const;
/** What some rules must know before they speak. */
const lookups: Readonly<Record<string, Lookup>> = {
  copyIgnoredFile: { read: () => "*.log" },
  missingDockerignore: { exists: () => "none" },
  openDockerignore: { exists: (path) => (path === ".git" ? "folder" : "file"), read: () => "node_modules\n" },
  trustedRegistry: { policy: { trustedRegistries: ["trusted.example.org"] } },
  labelSuperfluous: { policy: { labels, strictLabels: true } },
  ellipsis: { fragment: true },
  needsBuildKit: { builder: "classic" },
};

function reports(id: string, text: string): readonly Report[] {
  const found: Report[] = [];
  const lookup = lookups[id] ?? (id.startsWith("label") ? { policy: { labels } } : {});
  own.find((rule) => rule.id === id)?.check(parse(text), (report) => found.push(report), lookup);
  return found;
}

test("names are each a rule's own", () => {
  // A rule's own names may differ in case alone: stageNameCasing is the builder's StageNameCasing.
  const names = dockerfileRules.flatMap(({ id, aliases }) => [
    ...new Set([id, ...aliases].map((name) => name.toLowerCase())),
  ]);
  assert.deepEqual(
    names.filter((name, index) => names.indexOf(name) !== index),
    [],
  );
});

test("rules and pages are the same", () => {
  assert.deepEqual(own.map(({ id }) => id).sort(), [...pages.keys()].sort());
});

test("every page has its Vietnamese, with the same examples", () => assertTranslated(pages));

test("an error is only what the builder refuses", () => {
  for (const { severity, aliases, id } of dockerfileRules)
    if (elsewhere.has(id) || aliases.some((name) => /^[A-Z][a-z]+[A-Z].*Casing$|Recommended$|Deprecated$/.test(name)))
      assert.notEqual(severity, "error");
});

for (const { id } of own)
  test(`the page of ${id} is true`, () => {
    const page = pages.get(id)?.english ?? "";
    const [wrong, right] = [example(page, "Wrong", "dockerfile"), example(page, "Right", "dockerfile")];
    assert.notEqual(reports(id, wrong).length, 0, wrong);
    assert.ok(right !== "");
    assert.deepEqual(reports(id, right), [], right);
    for (const { code } of reports(id, wrong))
      if (code !== undefined) assert.ok(`${id} ${page}`.toLowerCase().includes(code.toLowerCase()), code);
  });
