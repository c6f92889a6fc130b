// Comments that silence rules, of both families and all reaches.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dockerfile } from "../../../../src/language/dockerfile/dockerfile.ts";
import { instructionAt } from "../../../../src/language/dockerfile/suppressions.ts";
import { parse } from "../../../../src/language/dockerfile/syntax/parse.ts";
import { lint } from "../../../../src/language/lint.ts";

/** Lines and codes of what is still shown of the rules in question. */
function left(text: string): readonly string[] {
  return lint(dockerfile, dockerfile.parse(text), {})
    .filter(({ code }) => ["DL3006", "DL3020", "LegacyKeyValueFormat", "NoStage", "DL3011"].includes(code))
    .map(({ code, range }) => `${range.start.line} ${code}`);
}

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ["above the instruction", "# hadolint ignore=DL3006\nFROM debian\nADD a /b", ["2 DL3020"]],
  ["by several names, with blanks, in any case", "FROM debian:1\n# Hadolint ignore = dl3006 , dl3020\nADD a /b", []],
  [
    "by our own name and by the builder's",
    "FROM debian:1\n# hadolint ignore=copyInsteadOfAdd\nADD a /b\n# hadolint ignore=LegacyKeyValueFormat\nENV a b",
    [],
  ],
  ["among other comments above", "FROM debian:1\n# why\n# hadolint ignore=DL3020\n# more\nADD a /b", []],
  ["not over an empty line", "FROM debian:1\n# hadolint ignore=DL3020\n\nADD a /b", ["3 DL3020"]],
  ["not for the next instruction", "FROM debian:1\n# hadolint ignore=DL3020\nADD a /b\nADD a /b", ["3 DL3020"]],
  ["on every line of an instruction", "FROM debian:1\n# hadolint ignore=DL3011\nEXPOSE 1 \\\n 99999", []],
  ["in the whole file", "FROM debian\nADD a /b\n# hadolint global ignore=DL3020,DL3006\nADD c /d", []],
  [
    "in a stage",
    "FROM debian:1\n# hadolint stage ignore=DL3020\nADD a /b\nADD a /c\nFROM debian:1\nADD a /b",
    ["5 DL3020"],
  ],
  [
    "in a stage, from above its FROM",
    "FROM debian:1\nADD a /b\n# hadolint stage ignore=DL3020\nFROM debian:1\nADD a /b",
    ["1 DL3020"],
  ],
  ["by a directive", "# check=skip=LegacyKeyValueFormat;error=true\nFROM debian:1\nENV a b", []],
  ["by a directive, all", "# syntax=x\n# check=skip=all\nFROM debian\nENV a b", []],
  [
    "by the builder's comment above an instruction",
    "FROM debian:1\n# check=skip=LegacyKeyValueFormat\nENV a b\nENV c d",
    ["3 LegacyKeyValueFormat"],
  ],
  ["all, but not what fails the build", "# check=skip=all\nRUN a\nFROM debian", ["1 NoStage"]],
  ["by other words not at all", "FROM debian:1\n# ignore=DL3020\n# hadolint DL3020\nADD a /b", ["3 DL3020"]],
];

for (const [name, text, expected] of cases) test(`silenced ${name}`, () => assert.deepEqual(left(text), expected));

test("# check=error=true makes errors of the builder's own checks only", () => {
  const found = lint(dockerfile, dockerfile.parse("# check=error=true\nFROM debian\nENV a b"), {});
  assert.deepEqual(
    found.map(({ code, severity }) => `${code} ${severity}`),
    ["DL3006 warning", "LegacyKeyValueFormat error"],
  );
});

test("# check=experimental= asks for the builder's checks that are off", () => {
  const codes = (head: string): readonly string[] =>
    lint(dockerfile, dockerfile.parse(`${head}# nothing of it\nFROM debian:12 AS base\nUSER 1\n`), {}).map(
      ({ code, severity }) => `${severity} ${code}`,
    );
  const found = ["warning InvalidDefinitionDescription"];
  assert.deepEqual(codes(""), []);
  assert.deepEqual(codes("# check=experimental=all\n"), found);
  assert.deepEqual(codes("# check=skip=none;experimental=CopyIgnoredFile,InvalidDefinitionDescription\r\n"), found);
  assert.deepEqual(codes("# check=experimental=CopyIgnoredFile\n"), []);
  assert.deepEqual(codes("# check=skip=InvalidDefinitionDescription;experimental=all\n"), []);
});

test("another frontend may know other instructions: no errors then", () => {
  const errors = (syntax: string): number =>
    lint(dockerfile, dockerfile.parse(`# syntax=${syntax}\nFROM debian:12\nINCLUDE x`), {}).filter(
      ({ severity }) => severity === "error",
    ).length;
  assert.deepEqual(
    [
      "docker/dockerfile:1",
      "mirror.example.org/docker/dockerfile-upstream:master",
      "example/dockerfile-x",
      "example/other:1",
    ].map(errors),
    [1, 1, 0, 0],
  );
});

test("the instruction of a place, with all its lines", () => {
  const doc = parse("FROM a\n\n# c\nRUN b \\\n  c\n  \nCOPY <<E /x\nE\n");
  const at = (text: string): string | undefined => instructionAt(doc, doc.text.indexOf(text))?.name;
  assert.deepEqual(["FROM", "b \\", "  c", "COPY", "E\n", "# c"].map(at), [
    "FROM",
    "RUN",
    "RUN",
    "COPY",
    "COPY",
    undefined,
  ]);
});
