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
  assert.deepEqual(defined(`${web}build: .‸\n`), ["Dockerfile:0:0"]);
  assert.deepEqual(defined(`${web}build: { context: .‸ }\n`), ["Dockerfile:0:0"]);
  assert.deepEqual(defined(`${web}build: ./else‸\n`), []);
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

/** A folder with several files, one of them open: which places of which files a rename changes. */
function renamed(texts: Readonly<Record<string, string>>, open: string): Readonly<Record<string, readonly string[]>> {
  const { doc, at } = withCursor(texts[open] ?? "");
  const others = Object.fromEntries(Object.entries(texts).filter(([name]) => name !== open));
  const renaming = rename(doc, at, "new", { ...files(others, open), list: () => Object.keys(texts) });
  const lines = (text: string, edits: readonly { readonly range: { readonly start: { readonly line: number } } }[]) =>
    edits.map(({ range: { start } }) => (text.split("\n")[start.line] ?? "").trim());
  return Object.fromEntries(
    [[open, renaming?.edits ?? []] as const, ...Object.entries(renaming?.elsewhere ?? {})].map(([path, edits]) => [
      path,
      lines((texts[path] ?? "").replace("‸", ""), edits),
    ]),
  );
}

const shared = "services:\n  common:\n    image: x\n  other:\n    extends: common\n";
const extending =
  "services:\n  web:\n    extends: { file: ./shared.yaml, service: common }\n    depends_on: [db]\n  db:\n    image: y\n";

test("rename of a service that is extended from another file reaches both, from either side", () => {
  const expected = {
    "compose.yaml": ["extends: { file: ./shared.yaml, service: common }"],
    "shared.yaml": ["common:", "extends: common"],
  };
  const texts = { "compose.yaml": extending, "shared.yaml": shared };
  assert.deepEqual(
    renamed({ ...texts, "compose.yaml": extending.replace("common", "com‸mon") }, "compose.yaml"),
    expected,
  );
  assert.deepEqual(renamed({ ...texts, "shared.yaml": shared.replace("common", "com‸mon") }, "shared.yaml"), expected);
});

test("a service of the same name in a file that only extends is another one", () => {
  const own = "services:\n  common:\n    extends: { file: shared.yaml, service: common }\n  b:\n    links: [common]\n";
  const texts = { "compose.yaml": own.replace("  common:", "  com‸mon:"), "shared.yaml": shared };
  assert.deepEqual(renamed(texts, "compose.yaml"), { "compose.yaml": ["common:", "links: [common]"] });
});

test("rename in an included file reaches those that include it", () => {
  const texts = {
    "compose.yaml": "include:\n  - part.yaml\nservices:\n  web:\n    image: x\n    networks: [back]\n",
    "part.yaml": "services:\n  db:\n    image: y\n    networks: [back]\nnetworks:\n  ba‸ck:\n",
    "alone.yaml": "services:\n  db:\n    image: y\n    networks: [back]\nnetworks:\n  back:\n",
  };
  assert.deepEqual(renamed(texts, "part.yaml"), {
    "part.yaml": ["back:", "networks: [back]"],
    "compose.yaml": ["networks: [back]"],
  });
});

test("rename reaches every document of a file, and the override beside it", () => {
  const texts = {
    "compose.yaml": "services:\n  w‸eb:\n    image: x\n---\nservices:\n  web:\n    links: [web]\n",
    "compose.override.yaml": "services:\n  web:\n    restart: always\n",
  };
  assert.deepEqual(renamed(texts, "compose.yaml"), {
    "compose.yaml": ["web:", "web:", "links: [web]"],
    "compose.override.yaml": ["web:"],
  });
});

test("rename of networks, volumes, configs, secrets and models, in short and long form", () => {
  const uses: readonly (readonly [section: string, body: string])[] = [
    ["networks", "networks:\n      old:\n        aliases: [a]"],
    ["networks", "networks:\n      - old"],
    ["volumes", "volumes:\n      - type: volume\n        source: old\n        target: /a"],
    ["volumes", "volumes:\n      - old:/a:ro"],
    ["configs", "configs:\n      - source: old\n        target: /a"],
    ["configs", "configs: [old]"],
    ["secrets", "secrets:\n      - source: old"],
    ["secrets", "build:\n      context: .\n      secrets: [old]"],
    ["models", "models:\n      old:\n        endpoint_var: A"],
  ];
  for (const [section, body] of uses) {
    const { doc, at } = withCursor(`services:\n  a:\n    image: x\n    ${body}\n${section}:\n  o‸ld: {}\n`);
    const renaming = rename(doc, at, "fresh", lookup);
    const after = applyEdits(doc.lines.text, renaming?.edits ?? []);
    assert.equal(after, doc.lines.text.replaceAll("old", "fresh"), body);
  }
});

test("rename of services in every place that names one", () => {
  const text =
    "services:\n  o‸ld:\n    build: .\n  a:\n    image: x\n    depends_on:\n      old:\n        condition: service_started\n    links: ['old:other']\n    volumes_from: [old:ro]\n    ipc: service:old\n    pid: service:old\n  b:\n    extends:\n      service: old\n    build:\n      context: .\n      additional_contexts:\n        base: service:old\n";
  const { doc, at } = withCursor(text);
  const after = applyEdits(doc.lines.text, rename(doc, at, "fresh", lookup)?.edits ?? []);
  assert.equal(after, doc.lines.text.replaceAll(/\bold\b/g, "fresh"));
});

test("a variable leads to the line of .env that gives it, and that to every place that takes it", () => {
  const beside = files(
    {
      ".env": "# TAG\nTAG=1\nexport OTHER = 'TAG'\n TAG: 2\n",
      "compose.override.yaml": "services:\n  web:\n    environment: [TAG, 'A=${TAG}']\n",
      "sub/part.yaml": "services:\n  db:\n    image: y:$TAG\n",
    },
    "compose.yaml",
  );
  const found = (marked: string) => {
    const { doc, at } = withCursor(marked);
    return { given: shown(definition(doc, at, beside)), taken: shown(references(doc, at, beside)) };
  };
  const text =
    "include: [sub/part.yaml]\nservices:\n  web:\n    image: x:${TAG:-$OTHER}\n    environment:\n      TAG:\n";
  const taken = [".env:1:0", ".env:3:1", ":3:15", ":5:6", "compose.override.yaml:2:18", "compose.override.yaml:2:28"];
  for (const marked of [text.replace("{TAG", "{T‸AG"), text.replace("${", "‸${"), text.replace("  TAG:", "  TAG‸:")])
    assert.deepEqual(found(marked), { given: [".env:3:1"], taken }, marked);
  assert.deepEqual(found(text.replace("$OTHER", "$OTH‸ER")).given, [".env:2:7"]);
  assert.deepEqual(found(text.replace("${TAG:-$OTHER}", "$UNS‸ET")).given, []);
  assert.deepEqual(found(text.replace("image: x", "image: ‸x")).taken, []);
});

test("what stands in a file that cannot be read is not renamed", () => {
  const { doc, at } = withCursor("services:\n  a:\n    extends: { file: gone.yaml, service: f‸oo }\n");
  assert.equal(rename(doc, at, "fresh", lookup), undefined);
});
