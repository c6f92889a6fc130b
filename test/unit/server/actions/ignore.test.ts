// Comments that silence a finding, in the family that reads them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits, linesOf } from "../../../../src/base/text.ts";
import type { Finding } from "../../../../src/language/language.ts";
import { ignoreHere, ignoreInFile } from "../../../../src/server/actions/ignore.ts";
import { createDocuments } from "../../../../src/server/documents/documents.ts";
import { anyLanguage } from "../../../../src/server/documents/reading.ts";
import { wordsLanguage } from "../../../support/languageStage.ts";

/** Symbols of the words language reach over lines that end with a backslash, as instructions do. */
const language = anyLanguage({
  ...wordsLanguage,
  features: {
    symbols: ({ words }) =>
      words.map((word) => {
        const start = { line: word.line, character: word.character };
        const end = { line: word.text === "RUN" ? word.line + 1 : word.line, character: 80 };
        return { name: word.text, kind: "instruction", range: { start, end }, nameRange: { start, end }, children: [] };
      }),
  },
});

function ignored(text: string, line: number, code: string, where: typeof ignoreHere): string {
  const documents = createDocuments([language], () => "utf-16");
  const document = documents.open({ uri: "file:///w/Dockerfile", languageId: "dockerfile", version: 1, text });
  const place = { line, character: 0 };
  const finding: Finding = {
    rule: "r",
    code,
    severity: "warning",
    range: { start: place, end: place },
    message: "",
    fixes: [],
  };
  return applyEdits(text, [where(document, finding)]);
}

test("the comment stands above the whole instruction, indented as it is", () => {
  assert.equal(
    ignored("A\n  RUN x \\\n  y\n", 2, "DL3008", ignoreHere),
    "A\n  # hadolint ignore=DL3008\n  RUN x \\\n  y\n",
  );
  assert.equal(ignored("A\r\nB", 1, "StageNameCasing", ignoreHere), "A\r\n# check=skip=StageNameCasing\r\nB");
  assert.equal(ignored("A", 0, "pinBaseImage", ignoreHere), "# hadolint ignore=pinBaseImage\nA");
});

test("a comment that is there becomes longer", () => {
  assert.equal(
    ignored("# hadolint ignore=DL1, DL2\nA", 1, "DL3008", ignoreHere),
    "# hadolint ignore=DL1, DL2,DL3008\nA",
  );
  assert.equal(ignored("# check=skip=A;error=true\nA", 1, "Bb", ignoreHere), "# check=skip=A,Bb;error=true\nA");
});

test("for the whole file it stands behind the directives, and joins the builder's own", () => {
  assert.equal(
    ignored("# syntax=docker/dockerfile:1\n# words\nA", 2, "DL3008", ignoreInFile),
    "# syntax=docker/dockerfile:1\n# hadolint global ignore=DL3008\n# words\nA",
  );
  assert.equal(ignored("# check=error=true\nA", 1, "Bb", ignoreInFile), "# check=error=true;skip=Bb\nA");
  assert.equal(ignored("# check=error=true;skip=A\nA", 1, "Bb", ignoreInFile), "# check=error=true;skip=A,Bb\nA");
  assert.equal(
    ignored("# words\n# hadolint global ignore=DL1\nA", 2, "DL3008", ignoreInFile),
    "# words\n# hadolint global ignore=DL1,DL3008\nA",
  );
});

test("lines are found by the protocol's ends", () => {
  assert.equal(linesOf("a\rb").count, 2);
  assert.equal(ignored("A\rB", 1, "DL3008", ignoreHere), "A\r# hadolint ignore=DL3008\rB");
});
