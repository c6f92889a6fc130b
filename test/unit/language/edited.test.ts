// Whatever a text has been before: what is found in it, and answered about it, is that of the text opened afresh.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { compose } from "../../../src/language/compose/compose.ts";
import { dockerfile } from "../../../src/language/dockerfile/dockerfile.ts";
import type { Language, Lookup } from "../../../src/language/language.ts";
import { lint } from "../../../src/language/lint.ts";
import { editings } from "../../support/editing.ts";
import { samples } from "./dockerfile/samples.ts";

const lookup: Lookup = { exists: () => "file", images: ["debian:12"], environment: { TAG: "1" } };

/** All that the text alone, or the text and what is beside it, decides. */
function told<Doc>(language: Language<Doc>, doc: Doc): unknown {
  const { features } = language;
  return [
    lint(language, doc, lookup),
    features.symbols?.(doc),
    features.folding?.(doc),
    features.tokens?.(doc),
    features.links?.(doc, lookup),
    features.inlayHints?.(doc, lookup),
    features.lenses?.(doc, lookup),
  ];
}

function follow<Doc>(language: Language<Doc>, first: string, pieces: readonly string[], seed: number): void {
  let before = language.parse(first);
  told(language, before);
  for (const text of editings(first, pieces, seed, 25)) {
    const doc = language.parse(text, before);
    assert.deepEqual(told(language, doc), told(language, language.parse(text)), JSON.stringify(text));
    before = doc;
  }
}

const shell = [
  "a",
  " ",
  "\\\n",
  "\n",
  "# hadolint ignore=DL3008\n",
  "RUN cd x && ls $A | cat\n",
  "FROM stage0\n",
  "ENV A=b\n",
];
const dockerPieces = [
  ...shell,
  "COPY --from=build a /b\n",
  "ARG X\n",
  "USER root\n",
  "$X",
  '"',
  "<<EOF\n",
  "EOF\n",
  "# escape=`\n",
];

for (const [name, text] of Object.entries(samples))
  test(`Dockerfile ${name}`, { timeout: 120_000 }, () => {
    for (const seed of [3, 4]) follow(dockerfile, text, dockerPieces, seed);
  });

const composePieces = [
  ...Array.from("a: -\n"),
  "\n  ",
  "\n    ",
  "image: x:1",
  '"',
  "[",
  "]",
  "&a ",
  "*a",
  "web",
  "${B}",
  "# c\n",
  "ports:\n      - 80:80\n",
];

test("Compose files", { timeout: 120_000 }, () => {
  const own = readFileSync(new URL("../../fixtures/workspace/compose.yaml", import.meta.url), "utf8");
  const wide = Array.from(
    { length: 12 },
    (_, index) => `  s${index}:
    image: nginx:1.${index}
    depends_on: [s${index - 1}]
    ports: ["${8000 + index}:80"]
    environment:
      NAME: value-${index}
`,
  ).join("");
  for (const text of [own, `services:\n${wide}volumes:\n  data:\n`])
    for (const seed of [5, 6, 7, 8]) follow(compose, text, composePieces, seed);
});
