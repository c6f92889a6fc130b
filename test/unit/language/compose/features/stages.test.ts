// Services and the stages of the Dockerfiles they are built from: definition, hover, references and rename in either direction.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "../../../../../src/base/text.ts";
import { hover } from "../../../../../src/language/compose/features/hover.ts";
import { definition, references, rename } from "../../../../../src/language/compose/features/named.ts";
import { dockerfile } from "../../../../../src/language/dockerfile/dockerfile.ts";
import type { Lookup, Renaming } from "../../../../../src/language/language.ts";
import { withCursor as inDockerfile } from "../../../../support/markedText.ts";
import { files } from "../rules/cases.ts";
import { withCursor } from "./cursors.ts";

const text: Readonly<Record<string, string>> = {
  Dockerfile:
    "FROM golang:1 AS build\nFROM build AS test\nFROM scratch\nCOPY --from=build /a /a\nCOPY --from=0 /b /b\n",
  "compose.yaml":
    "services:\n  a:\n    build: { context: ., target: 'build' }\n  b:\n    build: { context: other, target: build }\n",
  "compose.override.yaml": "services:\n  a:\n    build: { context: ., target: build }\n",
};

/** All files after a renaming that was asked for in one of them. */
function renamed(own: string, source: string, renaming: Renaming | undefined): Readonly<Record<string, string>> {
  assert.ok(renaming);
  const edits = { ...renaming.elsewhere, [own]: renaming.edits };
  const all: Readonly<Record<string, string>> = { ...text, [own]: source };
  return Object.fromEntries(
    Object.entries(edits).map(([path, changes]) => [path, applyEdits(all[path] ?? "", changes)]),
  );
}

const marked =
  "services:\n  a:\n    build: { context: ., target: bu‸ild }\n  c:\n    build: { context: other, target: build }\n";
const lookup: Lookup = { ...files(text), name: "compose.yaml" };

test("renaming a target renames the stage with all its uses, and other targets of the same Dockerfile", () => {
  const { doc, at } = withCursor(marked);
  const after = renamed("compose.yaml", doc.lines.text, rename(doc, at, "compile", lookup));
  assert.deepEqual(after, {
    "compose.yaml":
      "services:\n  a:\n    build: { context: ., target: compile }\n  c:\n    build: { context: other, target: build }\n",
    "compose.override.yaml": "services:\n  a:\n    build: { context: ., target: compile }\n",
    Dockerfile:
      "FROM golang:1 AS compile\nFROM compile AS test\nFROM scratch\nCOPY --from=compile /a /a\nCOPY --from=0 /b /b\n",
  });
  assert.equal(rename(doc, at, "no name", lookup), undefined);
});

test("definition, references and hover of a target", () => {
  const { doc, at } = withCursor(marked);
  assert.deepEqual(
    definition(doc, at, lookup).map(({ path, range: { start } }) => `${path ?? ""}:${start.line}:${start.character}`),
    ["Dockerfile:0:17"],
  );
  assert.deepEqual(
    references(doc, at, lookup).map(({ path, range: { start } }) => `${path ?? ""}:${start.line}`),
    ["Dockerfile:0", "Dockerfile:1", "Dockerfile:3", "Dockerfile:4", ":2", "compose.override.yaml:2"],
  );
  assert.match(hover(doc, at, lookup)?.markdown ?? "", /line 1[^]*`FROM golang:1`/);
});

test("renaming a stage in its Dockerfile reaches the Compose files beside it", () => {
  const { text: source, at } = inDockerfile(text["Dockerfile"]?.replace("AS build", "AS bu‸ild") ?? "");
  const there: Lookup = { ...files(text), list: () => Object.keys(text), name: "Dockerfile", folder: "shop" };
  const after = renamed(
    "Dockerfile",
    source,
    dockerfile.features.rename?.(dockerfile.parse(source), at, "compile", there),
  );
  assert.deepEqual(Object.keys(after).sort(), ["Dockerfile", "compose.override.yaml", "compose.yaml"]);
  assert.match(after["compose.yaml"] ?? "", /context: \., target: 'compile'[^]*context: other, target: build/);
  assert.match(after["Dockerfile"] ?? "", /AS compile\nFROM compile AS test[^]*--from=compile/);
});

test("and those one folder up", () => {
  const up = { "../compose.yml": "services:\n  a:\n    build: { context: ./web, target: build }\n" };
  const { text: source, at } = inDockerfile("FROM a AS bu‸ild\n");
  const there: Lookup = {
    ...files(up),
    list: (path) => (path.startsWith("..") ? ["compose.yml"] : ["Dockerfile"]),
    name: "Dockerfile",
    folder: "web",
  };
  const found = dockerfile.features.rename?.(dockerfile.parse(source), at, "compile", there);
  assert.deepEqual(Object.keys(found?.elsewhere ?? {}), ["../compose.yml"]);
});

test("a Dockerfile without Compose files, and a variable, stay by themselves", () => {
  const { text: source, at } = inDockerfile("FROM a AS bu‸ild\n");
  assert.equal(dockerfile.features.rename?.(dockerfile.parse(source), at, "x", {})?.elsewhere, undefined);
  const other = inDockerfile("FROM a\nARG bu‸ild=1\n");
  const there: Lookup = { ...files(text), list: () => Object.keys(text), name: "Dockerfile" };
  assert.equal(dockerfile.features.rename?.(dockerfile.parse(other.text), other.at, "x", there)?.elsewhere, undefined);
});
