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

const fixedBy = (text: string, id: string, lookup = {}): readonly string[] => {
  const fixes = find(text, lookup).find(({ rule }) => rule === id)?.fixes ?? [];
  return fixes.map(({ title, edits }) => `${title}\n${applyEdits(text, edits)}`);
};

test("without links the others still start first", () => {
  const more = "  c:\n    image: alpine:3.20\n";
  const title = "Write depends_on instead of links\n";
  assert.deepEqual(fixedBy(service("links: [b]"), "oldLinks"), [title + service("depends_on: [b]")]);
  assert.deepEqual(fixedBy(service("links:\n  - b # db"), "oldLinks"), [title + service("depends_on:\n  - b # db")]);
  assert.deepEqual(fixedBy(service("depends_on: [b]\nlinks: [b]"), "oldLinks"), [
    `Remove links\n${service("depends_on: [b]")}`,
  ]);
  assert.deepEqual(fixedBy(service("depends_on:\n  - c\nlinks:\n  - b", more), "oldLinks"), [
    title + service("depends_on:\n  - c\n  - b", more),
  ]);
  assert.deepEqual(
    fixedBy(service("links: [b]\ndepends_on:\n  c:\n    condition: service_healthy", more), "oldLinks"),
    [title + service("depends_on:\n  c:\n    condition: service_healthy\n  b:\n    condition: service_started", more)],
  );
  const last =
    "services:\n  b: { image: 'a:1' }\n  c: { image: 'a:1' }\n  a:\n    image: a:1\n    depends_on:\n      - c\n    links: [b]";
  assert.deepEqual(fixedBy(last, "oldLinks"), [title + last.replace("    links: [b]", "      - b")]);
  for (const kept of ["links: ['b:db']", "links: [$B]"]) assert.deepEqual(fixedBy(service(kept), "oldLinks"), []);
  const merged = `x-d: &d { depends_on: [b] }\n${service("<<: *d\nlinks: [c]", more)}`;
  assert.deepEqual(fixedBy(merged, "oldLinks"), [], "what a merge key brings in is not written over");
});

test("an image is pinned to tags that are here, with and without their digest, what runs now first", () => {
  const [one, two] = ["1", "2"].map((digit) => `sha256:${digit.repeat(64)}`);
  const lookup = {
    images: ["redis:7.2", "redis:7.4", "redis:latest", "other:1"],
    digests: { "redis:7.4": one, "redis:latest": one, "redis:7.2": two },
  };
  const text = "services:\n  a:\n    image: 'docker.io/library/redis:latest' # cache\n";
  const pinned = (to: string) => text.replace("redis:latest", `redis:${to}`);
  assert.deepEqual(fixedBy(text, "latestImage", lookup), [
    `Pin to docker.io/library/redis:7.4, which is here already\n${pinned("7.4")}`,
    `Pin to docker.io/library/redis:7.4 with its digest\n${pinned(`7.4@${one}`)}`,
    `Pin to docker.io/library/redis:7.2, which is here already\n${pinned("7.2")}`,
    `Pin to docker.io/library/redis:7.2 with its digest\n${pinned(`7.2@${two}`)}`,
  ]);
  const bad = { images: ["redis:7.2"], digests: { "redis:7.2": "`rm`" } };
  assert.equal(fixedBy(text, "latestImage", bad).length, 1, "what is no digest is not written");
});

test("a public subnet moves with all that lies in it", () => {
  const text =
    'services:\n  a:\n    image: a:1\n    networks: { n: { ipv4_address: 182.18.0.5 } }\nnetworks:\n  n:\n    ipam:\n      config:\n        - subnet: "182.18.0.0/16"\n          gateway: 182.18.0.1\n';
  assert.deepEqual(fixedBy(text, "publicSubnet"), [`Write 10.18.0.0/16\n${text.replaceAll("182.", "10.")}`]);
});

test("tags and stages with a slip have the right one near", () => {
  assert.deepEqual(fixedBy(service("ports: !rset []"), "unknownTag"), [
    `Replace it with !reset\n${service("ports: !reset []")}`,
  ]);
  const beside = files({ Dockerfile: "FROM a AS production\n" });
  assert.deepEqual(fixedBy(service("build: { context: ., target: 'prodution' }"), "unknownStage", beside), [
    `Replace it with production\n${service("build: { context: ., target: production }")}`,
  ]);
  const inline = (target: string): string =>
    service(`build:\n  target: ${target} # last\n  dockerfile_inline: |\n    FROM a AS production`);
  assert.deepEqual(fixedBy(inline("prodution"), "unknownStage"), [
    `Replace it with production\n${inline("production")}`,
  ]);
});

test("every message is sentences with a full stop or a question mark, but where it ends with the file's own words", () => {
  for (const { bad } of Object.values(table))
    for (const { text, lookup } of bad.map(caseOf))
      for (const { rule, message, related = [] } of find(plainText(text), lookup))
        for (const said of [message, ...related.map((one) => one.message)])
          assert.ok(/[.?]$/.test(said) || (rule === "requiredVariable" && said.includes(": ")), said);
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
