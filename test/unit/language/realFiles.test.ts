// The properties of support/languageProperties.ts on files as projects have them (test/fixtures/files): multi-stage builds,
// Windows, heredocs, anchors, includes, comments everywhere, CRLF and byte order marks. Seeds and counts are fixed; what fails
// tells its seed and its text.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import type { Lookup } from "../../../src/language/language.ts";
import type { AnyLanguage } from "../../../src/server/documents/reading.ts";
import { languages } from "../../../src/server/languages.ts";
import {
  columnsAgree,
  findingsOf,
  fixesHold,
  followsEdits,
  formattingHolds,
  livesThroughBeginnings,
  livesThroughBytes,
  safeFixesHold,
  type Subject,
} from "../../support/languageProperties.ts";

const folder = new URL("../../fixtures/files/", import.meta.url);

/** How a file is read, by the end of its name. */
const kinds: readonly (readonly [RegExp, AnyLanguage["id"]])[] = [
  [/\.Dockerfile$/, "dockerfile"],
  [/compose\.ya?ml$/, "compose"],
  [/\.dockerignore$/, "dockerignore"],
  [/daemon\.json$/, "daemonJson"],
  [/\.conf$/, "dockerUnit"],
  [/\.sh$/, "commandLine"],
  [/package\.json$/, "packageScripts"],
  [/workflow\.yml$/, "workflowScripts"],
  [/\.md$/, "markdown"],
  [/^Jenkinsfile$/, "jenkinsScripts"],
];

/** Files beside them are there; nothing more is known. */
const lookup: Lookup = { exists: () => "file", images: ["debian:12"], environment: { SA_PASSWORD: "x", TAG: "1" } };

const subjects: readonly Subject[] = readdirSync(folder)
  .filter((name) => !name.startsWith("."))
  .map((name) => {
    const id = kinds.find(([end]) => end.test(name))?.[1];
    const language = languages.find((one) => one.id === id);
    assert.ok(language, name);
    return { name, language, text: readFileSync(new URL(name, folder), "utf8"), lookup };
  });

const dockerfilePieces = [
  "\\\n",
  "\n",
  " ",
  '"',
  "'",
  "$X",
  "${",
  "}",
  "`",
  "[",
  "# c\n",
  "<<EOF\n",
  "EOF\n",
  "\r\n",
].concat(["FROM base AS x\n", "RUN cd x && ls $A | cat\n", "ONBUILD ", "--mount=type=", "ARG X\n", "é😀"]);
const yamlPieces = [
  "a",
  ":",
  " ",
  "-",
  "\n",
  "\n  ",
  "\n    ",
  '"',
  "[",
  "]",
  "{",
  "}",
  "&a ",
  "*a",
  "${B}",
  "# c\n",
].concat(["image: x:1\n", "services:\n", "<<: *a\n", "!reset ", ">-\n", "\r\n", "é😀", "\t"]);
const otherPieces = [
  "\n",
  " ",
  '"',
  "'",
  "`",
  "$(",
  "{",
  "}",
  "docker run ",
  "-v a:/b ",
  "```\n",
  "\\\n",
  "!",
  "#",
  "é😀",
];
const piecesFor = ({ language: { id } }: Subject): readonly string[] =>
  id === "dockerfile" ? dockerfilePieces : id === "compose" ? yamlPieces : otherPieces;

for (const subject of subjects) {
  const { name, text, language } = subject;

  test(`${name}: it is right as it is, so there is no error`, () => {
    const errors = findingsOf(subject, text).filter(({ severity }) => severity === "error");
    assert.deepEqual(errors, []);
  });

  test(`${name}: its beginnings, its bytes and edits of it`, { timeout: 120_000 }, () => {
    livesThroughBeginnings(subject, 21, 5);
    livesThroughBytes(subject, 22, 3);
    followsEdits(subject, piecesFor(subject), 23, 6);
  });

  test(`${name}: fixes take away what they are for and bring nothing`, () => {
    fixesHold(subject);
    safeFixesHold(subject);
  });

  test(`${name}: columns are the same places in every encoding`, () => {
    columnsAgree(subject);
  });

  if (language.id === "compose")
    test(`${name}: formatting keeps values and comments`, () => {
      formattingHolds(subject);
    });
}

test("the files are of every kind that is read", () => {
  const read = new Set(subjects.map(({ language }) => language.id));
  assert.deepEqual(
    languages.filter(({ id }) => !read.has(id)),
    [],
  );
});
