// Growing selections: each piece lies within the next, up to the whole text.
import assert from "node:assert/strict";
import { test } from "node:test";
import { linesOf } from "../../../src/base/text.ts";
import { compose } from "../../../src/language/compose/compose.ts";
import { dockerfile } from "../../../src/language/dockerfile/dockerfile.ts";
import { growing } from "../../../src/language/selection.ts";
import { withCursor } from "../../support/markedText.ts";

/** The pieces at ‸, smallest first. */
function piecesAt(text: string, language: "dockerfile" | "compose"): readonly string[] {
  const { text: plain, at } = withCursor(text);
  const lines = linesOf(plain);
  const found =
    language === "dockerfile"
      ? dockerfile.features.selection?.(dockerfile.parse(plain), at)
      : compose.features.selection?.(compose.parse(plain), at);
  return (found ?? []).map(({ start, end }) => plain.slice(lines.offset(start), lines.offset(end)));
}

test("in a Dockerfile: variable, word, command, instruction, stage", () => {
  const run = "RUN apt-get update \\\n  && apt-get install -y curl";
  const text = `FROM debian:12 AS one\n${run}\n\nFROM one\n`;
  assert.deepEqual(piecesAt(text.replace("curl", "cu‸rl"), "dockerfile"), [
    "curl",
    "apt-get install -y curl",
    run.slice(4),
    run,
    `FROM debian:12 AS one\n${run}`,
    text,
  ]);
  assert.deepEqual(piecesAt('ENV A="x ${B‸}"', "dockerfile"), [
    "B",
    "${B}",
    "x ${B}",
    '"x ${B}"',
    'A="x ${B}"',
    'ENV A="x ${B}"',
  ]);
  assert.deepEqual(piecesAt("RUN --mount=type=cache,target=/r‸oot x", "dockerfile").slice(0, 3), [
    "/root",
    "target=/root",
    "type=cache,target=/root",
  ]);
  assert.deepEqual(piecesAt('CMD ["a", "b‸c"]', "dockerfile").slice(0, 4), [
    "bc",
    '"bc"',
    '["a", "bc"]',
    'CMD ["a", "bc"]',
  ]);
  assert.deepEqual(piecesAt("COPY <<EOF /x\none\nt‸wo\nEOF\n", "dockerfile")[0], "one\ntwo\n");
  assert.deepEqual(piecesAt("# a co‸mment\nFROM a\n", "dockerfile"), ["# a comment", "# a comment\nFROM a\n"]);
  assert.deepEqual(piecesAt("‸", "dockerfile"), []);
});

test("in a Compose file: value, entry, mapping, service, section", () => {
  const web = '  web:\n    image: "nginx:1"\n    ports:\n      - "80:80"\n      - 443';
  const text = `services:\n${web}\n\nvolumes:\n  v:\n`;
  assert.deepEqual(piecesAt(text.replace("80:80", "80:‸80"), "compose"), [
    "80:80",
    '"80:80"',
    '- "80:80"\n      - 443',
    'ports:\n      - "80:80"\n      - 443',
    web.slice("  web:\n    ".length),
    web.trimStart(),
    `services:\n${web}`,
    text.trimEnd(),
    text,
  ]);
  assert.deepEqual(piecesAt("services: { a: { im‸age: x } }", "compose").slice(0, 4), [
    "image",
    "image: x",
    "{ image: x }",
    "a: { image: x }",
  ]);
});

test("pieces that only overlap are left out, and so are equal ones", () => {
  const lines = linesOf("0123456789");
  const spans = [
    [2, 4],
    [3, 7],
    [2, 4],
    [1, 8],
    [5, 6],
    [3, 3],
  ].map(([start = 0, end = 0]) => ({ start, end }));
  assert.deepEqual(
    growing(lines, 3, spans).map(({ start, end }) => [start.character, end.character]),
    [
      [2, 4],
      [1, 8],
      [0, 10],
    ],
  );
});
