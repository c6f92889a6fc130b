// Fixes that remove the last key of a mapping: what is left means the same as before, and nobody has to tidy up behind them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "../../../../../src/base/text.ts";
import { find } from "./cases.ts";

/** The text after the rule's fix that removes something. */
function removed(text: string, rule: string): string | undefined {
  const fixes = find(text).flatMap((finding) => (finding.rule === rule ? finding.fixes : []));
  const fix = fixes.find(({ title }) => title.startsWith("Remove "));
  return fix && applyEdits(text, fix.edits);
}

const service = (body: string): string => `services:\n  a:\n    image: a:1\n${body}`;

const cases: readonly (readonly [what: string, rule: string, before: string, after: string])[] = [
  [
    "a network's name stays, with nothing behind it",
    "unknownKey",
    "services: { a: { image: a, networks: [n] } }\nnetworks:\n  n: # ours\n    # how\n    zzz: bridge\n  m:\n",
    "services: { a: { image: a, networks: [n] } }\nnetworks:\n  n: # ours\n    # how\n  m:\n",
  ],
  [
    "so does that of a volume at the file's end",
    "unknownKey",
    "services: { a: { image: a } }\nvolumes:\n  v:\n    zzz: 1",
    "services: { a: { image: a } }\nvolumes:\n  v:",
  ],
  [
    "a key that held only it goes too",
    "unknownKey",
    service("    deploy:\n      zzz: 1\n    tty: true\n"),
    service("    tty: true\n"),
  ],
  [
    "and what held only that",
    "unknownKey",
    service("    deploy:\n      resources:\n        limits:\n          zzz: 1\n    tty: true\n"),
    service("    tty: true\n"),
  ],
  [
    "as far as there is more",
    "unknownKey",
    service("    deploy:\n      replicas: 2\n      resources:\n        limits:\n          zzz: 1\n"),
    service("    deploy:\n      replicas: 2\n"),
  ],
  [
    "within braces too",
    "unknownKey",
    service("    deploy: { replicas: 2, resources: { limits: { zzz: 1 } } }\n"),
    service("    deploy: { replicas: 2 }\n"),
  ],
  ["a section that is emptied", "unusedResource", service("volumes:\n  v:\n"), service("")],
  [
    "a section at the head",
    "unusedResource",
    "volumes:\n  v:\nservices:\n  a:\n    image: a:1\n",
    "services:\n  a:\n    image: a:1\n",
  ],
  ["a key without a value", "wrongType", service("    healthcheck:\n      interval:\n"), service("")],
  // What is built is not said by another key.
  [
    "a build stays one",
    "unknownKey",
    "services:\n  a:\n    build:\n      zzz: 1\n",
    "services:\n  a:\n    build:\n      {}\n",
  ],
  ["a service stays one", "unknownKey", "services:\n  a:\n    zzz: 1\n", "services:\n  a:\n    {}\n"],
  [
    "a dependency stays one",
    "unknownKey",
    service("    depends_on:\n      b:\n        zzz: 1\n  b: { image: b:1 }\n"),
    service("    depends_on:\n      b:\n        {}\n  b: { image: b:1 }\n"),
  ],
  [
    "an item of a list stays one",
    "unknownKey",
    service("    volumes:\n      - zzz: 1\n"),
    service("    volumes:\n      - {}\n"),
  ],
  [
    "what an anchor marks stays",
    "unknownKey",
    service("    deploy: &d\n      zzz: 1\n  b:\n    image: b:1\n    deploy: *d\n"),
    service("    deploy: &d\n      {}\n  b:\n    image: b:1\n    deploy: *d\n"),
  ],
  [
    "what replaces another file's stays",
    "unknownKey",
    service("    deploy: !override\n      zzz: 1\n"),
    service("    deploy: !override\n      {}\n"),
  ],
];

for (const [what, rule, before, after] of cases)
  test(`${what}: ${rule}`, () => {
    assert.equal(removed(before, rule), after);
  });
