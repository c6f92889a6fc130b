// Every rule on its cases: it finds what is marked, on the very words, and nothing in what is right. Every fix, applied,
// removes its finding and adds none.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits, linesOf } from "../../../../../src/base/text.ts";
import { compose } from "../../../../../src/language/compose/compose.ts";
import type { Finding } from "../../../../../src/language/language.ts";
import { caseOf, files, find, plainText, service, type RuleCases } from "./cases.ts";
import { habitCases } from "./habitCases.ts";
import { relationCases } from "./relationCases.ts";
import { schemaCases } from "./schemaCases.ts";
import { valueCases } from "./valueCases.ts";
import { yamlCases } from "./yamlCases.ts";

const table: Readonly<Record<string, RuleCases>> = {
  ...yamlCases,
  ...schemaCases,
  ...relationCases,
  ...valueCases,
  ...habitCases,
};

/** Hints about what nobody uses may come up once a use is removed, and what was off by default tells nothing of a fix. */
const aftermath = new Set(["unusedResource", "missingHealthcheck", "missingRestart", "dataPortOnAllAddresses"]);

const counted = (findings: readonly Finding[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
};

test("every rule has cases, and every case a rule", () => {
  assert.deepEqual(Object.keys(table).sort(), compose.rules.map(({ id }) => id).sort());
});

test("what Compose takes is no error, though the rule's others are", () => {
  const severity = (text: string, id: string): string | undefined =>
    find(text).find(({ rule }) => rule === id)?.severity;
  assert.equal(severity(service("cap_add: [A, A]"), "repeatedItem"), "warning");
  assert.equal(severity(service("networks: [default, default]"), "repeatedItem"), "error");
  assert.equal(severity(service("profiles: [x]\nnetworks: [zzz]"), "undefinedNetwork"), "warning");
  assert.equal(severity(service("gpus: [{ foo: 1 }]"), "unknownKey"), "warning");
});

test("a number in place of what is added to the service below adds nothing, and is no error", () => {
  const extending = (below: string) =>
    `services:\n  b:\n    image: x:1\n    ${below}\n  a:\n    extends: b\n    environment: 2\n`;
  const told = (text: string, lookup = {}) => find(text, lookup).map(({ rule, severity }) => `${severity} ${rule}`);
  assert.ok(told(extending("environment: { A: b }")).includes("warning wrongType"));
  assert.ok(told(extending("tty: true")).includes("error wrongType"));
  const base = "services: { a: { image: x, environment: [A=b] } }";
  assert.ok(
    told(service("environment: 2"), files({ "compose.yaml": base }, "compose.override.yaml")).includes(
      "warning wrongType",
    ),
  );
  assert.ok(
    told(service("environment: 2"), files({ "compose.override.yaml": base }, "compose.yaml")).includes(
      "error wrongType",
    ),
  );
});

for (const [id, { bad, good }] of Object.entries(table)) {
  test(`${id} finds what is wrong, where it is wrong`, () => {
    for (const { text, lookup } of bad.map(caseOf)) {
      const marked = text.indexOf("«");
      const findings = find(plainText(text), lookup).filter(({ rule }) => rule === id);
      assert.ok(findings.length > 0, `found nothing in\n${text}`);
      if (marked < 0) continue;
      const range = linesOf(plainText(text)).range(marked, text.indexOf("»") - 1);
      assert.deepEqual(findings.find((one) => one.range.start.line === range.start.line)?.range, range, text);
    }
  });

  test(`${id} lets pass what is right`, () => {
    for (const { text, lookup } of good.map(caseOf))
      assert.deepEqual(
        find(text, lookup).filter(({ rule }) => rule === id),
        [],
        text,
      );
  });

  test(`${id}: each fix removes its finding and adds none`, () => {
    for (const { text, lookup } of bad.map(caseOf)) {
      const before = find(plainText(text), lookup);
      for (const finding of before.filter(({ rule }) => rule === id)) {
        for (const fix of finding.fixes) {
          const fixed = applyEdits(plainText(text), fix.edits);
          const after = counted(find(fixed, lookup));
          const counts = counted(before);
          assert.ok((after.get(id) ?? 0) < (counts.get(id) ?? 0), `${fix.title} does not help:\n${fixed}`);
          for (const [rule, count] of after)
            assert.ok(
              count <= (counts.get(rule) ?? 0) || aftermath.has(rule),
              `${fix.title} brings ${rule}:\n${fixed}`,
            );
        }
      }
    }
  });
}
