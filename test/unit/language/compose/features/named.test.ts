// Definition, references and rename, across files too.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "../../../../../src/base/text.ts";
import { definition, references, rename } from "../../../../../src/language/compose/features/named.ts";
import type { Location } from "../../../../../src/language/language.ts";
import { files } from "../rules/cases.ts";
import { withCursor } from "./cursors.ts";

const lookup = files({
  "inc.yaml": "services:\n  cache:\n    image: x\nnetworks:\n  front:\n",
  "base.yaml": "services:\n  app:\n    image: x\n",
  Dockerfile: "FROM a AS base\nFROM base AS prod\n",
});

const shown = (locations: readonly Location[]): readonly string[] =>
  locations.map(({ path, range: { start } }) => `${path ?? ""}:${start.line}:${start.character}`);

const defined = (marked: string): readonly string[] => {
  const { doc, at } = withCursor(marked);
  return shown(definition(doc, at, lookup));
};

test("definition", () => {
  const web = "services:\n  web:\n    ";
  assert.deepEqual(defined(`${web}depends_on: [d‸b]\n  db:\n    image: x\n`), [":3:2"]);
  assert.deepEqual(
    defined(`${web}depends_on:\n      d‸b:\n        condition: service_started\n  db:\n    image: x\n`),
    [":5:2"],
  );
  assert.deepEqual(defined(`${web}volumes: ["dat‸a:/x:ro"]\nvolumes:\n  data:\n`), [":4:2"]);
  assert.deepEqual(defined(`${web}secrets: [{ source: ke‸y }]\nsecrets:\n  key:\n    file: x\n`), [":4:2"]);
  assert.deepEqual(defined(`include: [inc.yaml]\n${web}depends_on: [ca‸che]\n`), ["inc.yaml:1:2"]);
  assert.deepEqual(defined(`${web}extends: { file: base.yaml, service: a‸pp }\n`), ["base.yaml:1:2"]);
  assert.deepEqual(defined(`${web}extends: { file: base‸.yaml, service: app }\n`), ["base.yaml:0:0"]);
  assert.deepEqual(defined(`x-a: &base { tty: true }\n${web}<<: *ba‸se\n`), [":0:6"]);
  assert.deepEqual(defined(`${web}build: { context: ., target: pr‸od }\n`), ["Dockerfile:1:13"]);
  assert.deepEqual(defined(`${web}image: x‸\n`), []);
});

test("references hold the definition and every use", () => {
  const { doc, at } = withCursor(
    "services:\n  d‸b:\n    image: x\n  a:\n    links: ['db:x']\n    network_mode: service:db\n",
  );
  assert.deepEqual(shown(references(doc, at, lookup)), [":1:2", ":4:13", ":5:26"]);
});

test("rename changes all of them, quotes and the rest of the text stay", () => {
  const { doc, at } = withCursor(
    "volumes:\n  'da‸ta':\nservices:\n  a:\n    image: x\n    volumes:\n      - data:/var/data:ro\n",
  );
  const renaming = rename(doc, at, "files", lookup);
  assert.equal(renaming?.placeholder, "data");
  assert.equal(
    applyEdits(doc.lines.text, renaming.edits),
    "volumes:\n  'files':\nservices:\n  a:\n    image: x\n    volumes:\n      - files:/var/data:ro\n",
  );
  assert.equal(rename(doc, at, "no name", lookup), undefined);
});

test("rename reaches included files", () => {
  const { doc, at } = withCursor("include: [inc.yaml]\nservices:\n  web:\n    image: x\n    networks: [fro‸nt]\n");
  assert.deepEqual(Object.keys(rename(doc, at, "back", lookup)?.elsewhere ?? {}), ["inc.yaml"]);
});
