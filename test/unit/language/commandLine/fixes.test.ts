// Every fix of a command line takes its finding away and brings no other, wherever the line stands; and so do all together.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "../../../../src/base/text.ts";
import {
  commandLine,
  jenkinsScripts,
  packageScripts,
  workflowScripts,
} from "../../../../src/language/commandLine/commandLine.ts";
import type { CommandLines } from "../../../../src/language/commandLine/syntax/document.ts";
import type { Finding, Language, Lookup } from "../../../../src/language/language.ts";
import { lint } from "../../../../src/language/lint.ts";
import { fixAll } from "../../../../src/server/actions/fixAll.ts";
import { mistakes, unmended } from "./samples.ts";

const lookup: Lookup = { read: (path) => (path === "Dockerfile" ? "FROM a:1 AS lint\n" : undefined) };
const texts = [...mistakes, ...unmended].map(([text]) => text).concat("docker build --target lnt .");

/** The kinds of texts that hold command lines: how one is written there, and whether the whole is sound. */
const kinds: readonly (readonly [string, Language<CommandLines>, (line: string) => string, (text: string) => void])[] =
  [
    ["a script", commandLine, (line) => `${line}\n`, () => undefined],
    [
      "package.json",
      packageScripts,
      (line) => `{\n  "scripts": { "a": ${JSON.stringify(line)} }\n}\n`,
      (text) => void JSON.parse(text),
    ],
    ["a workflow", workflowScripts, (line) => `steps:\n  - run: |\n      ${line}\n`, () => undefined],
    [
      "a workflow's quotes",
      workflowScripts,
      (line) => `steps:\n  - run: '${line.replaceAll("'", "''")}'\n`,
      (text) => assert.match(text, /^steps:\n {2}- run: '(?:[^']|'')*'\n$/),
    ],
    ["a Jenkinsfile", jenkinsScripts, (line) => `steps {\n  sh '''\n    ${line}\n  '''\n}\n`, () => undefined],
    [
      "a Jenkinsfile's quotes",
      jenkinsScripts,
      (line) => `steps {\n  sh "${line.replaceAll(/["\\$]/g, "\\$&")}"\n}\n`,
      (text) => assert.match(text, /^steps \{\n {2}sh "(?:[^"\\$\n]|\\.)*"\n\}\n$/),
    ],
  ];

const check = (language: Language<CommandLines>, text: string): readonly Finding[] =>
  lint(language, language.parse(text), lookup);

function counts(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { rule } of findings) found.set(rule, (found.get(rule) ?? 0) + 1);
  return found;
}

function assertMilder(before: readonly Finding[], after: readonly Finding[], what: string): void {
  const had = counts(before);
  for (const [rule, count] of counts(after)) assert.ok(count <= (had.get(rule) ?? 0), `${what}\nbrings ${rule}`);
}

for (const [name, language, written, assertSound] of kinds)
  test(`every fix in ${name} takes its finding away and brings no other`, () => {
    let fixes = 0;
    for (const line of texts) {
      const text = written(line);
      const before = check(language, text);
      for (const finding of before)
        for (const fix of finding.fixes) {
          fixes += 1;
          const fixed = applyEdits(text, fix.edits);
          const after = check(language, fixed);
          const what = `${text}\n${fix.title}\n${fixed}`;
          assertSound(fixed);
          assertMilder(before, after, what);
          assert.ok((counts(after).get(finding.rule) ?? 0) < (counts(before).get(finding.rule) ?? 0), what);
        }
    }
    assert.ok(fixes > 40, `${fixes} fixes`);
  });

test("all fixes of a text together leave nothing that could be fixed, and bring nothing", () => {
  const text = texts.map((line) => `${line}\n`).join("");
  // Those of command lines are never taken unseen; here each is looked at.
  const seen = (findings: readonly Finding[]): readonly Finding[] =>
    findings.map((finding) => ({ ...finding, fixes: finding.fixes.map((fix) => ({ ...fix, safe: true })) }));
  const before = check(commandLine, text);
  const fixed = applyEdits(
    text,
    fixAll(text, seen(before), (next) => seen(check(commandLine, next))),
  );
  const after = check(commandLine, fixed);
  assert.ok(before.filter(({ fixes }) => fixes.length > 0).length > 40);
  assert.deepEqual(
    after.flatMap(({ fixes }) => fixes.map(({ title }) => title)),
    [],
  );
  assertMilder(before, after, fixed);
});
