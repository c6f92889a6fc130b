// Every place of odd files, as a cursor may stand there: answers are about places in the text, near the cursor, and edits
// that are taken leave a text that can be read.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits, linesOf, type Position, type Range } from "../../../../../src/base/text.ts";
import { dockerfile } from "../../../../../src/language/dockerfile/dockerfile.ts";
import type { Dockerfile } from "../../../../../src/language/dockerfile/syntax/tree.ts";
import type { Features, Lookup } from "../../../../../src/language/language.ts";

const features = dockerfile.features as Required<Features<Dockerfile>>;
const lookup: Lookup = {
  images: ["docker.io/library/debian:12", "ghcr.io/team/app:1@sha256:00"],
  list: (path) => (path === "." ? ["a b.txt", "my dir/", "q'\"$[x].txt", "😀.txt"] : undefined),
  exists: () => "file",
  found: () => [],
  page: () => "# Title\n\n## What\n\nThis.\n\n## Why\n\nThat.\n",
};

const odd: Readonly<Record<string, string>> = {
  nothing: "",
  "a byte order mark and carriage returns":
    "\ufeff# syntax=docker/dockerfile:1\r\n# check=skip=JSONArgsRecommended;error=true\r\nARG V=1\r\nFROM a:${V} AS x\r\n\r\nRUN echo $V \\\r\n  && b\r\nCOPY --from=x a /b\r\n",
  "tabs, comments between lines, empty lines":
    '\tFROM\ta\tAS\tb\n# hadolint ignore=DL3008,DL3009\n\tRUN\tx \\\n\t# why\n\n\t\t&& y \\\n# other\n  z $Y\n\tENV\tA="b c"\tD=$A\n',
  heredocs:
    "FROM a\nRUN <<EOF cat <<-'X' >f\necho $A ${B:-c}\nEOF\n\t# no comment\n\tX\nCOPY <<\"E\" <<F /etc/\n$A\nE\n${B}\nF\nRUN python3 <<P\nprint('$A')\nP\n",
  "another escape and Windows paths":
    '# escape=`\nFROM mcr.microsoft.com/windows:1\nSHELL ["pwsh", "-c"]\nCOPY a` b C:\\x\\\nRUN Get-It $env:A `\n  -B c\nCOPY ["a b", "C:\\\\x"]\n',
  triggers:
    "FROM a AS b\nONBUILD COPY --from=b --chown=1 x y /z/\nONBUILD RUN --mount=type=cache,target=/x,sharing=locked \\\n  echo $A\nonbuild env A=$B\nONBUILD\n",
  "letters of two units":
    'FROM 😀a AS 𝒳\nLABEL 😀="𝒳$A😀" b=${A:-😀}\nRUN echo \'😀\' "$A😀" # 😀\nCOPY 😀 "x😀" /😀/\nENV 𝒳=1 A=$𝒳\n',
  "what is not finished":
    'FROM\nRUN --mount=\nCOPY ["a\nENV A\nHEALTHCHECK --interval=\nARG\nCMD [\nEXPOSE\nFROM a AS\nCOPY --from= \nLABEL "a=b\n$\n${\nRUN <<',
};

function assertInside(text: string, { start, end }: Range, what: string): void {
  const lines = linesOf(text);
  for (const { line, character } of [start, end]) {
    assert.ok(line >= 0 && line < lines.count, `${what}: line ${line}`);
    assert.ok(character >= 0 && character <= lines.line(line).length, `${what}: character ${character} of ${line}`);
  }
  assert.ok(start.line < end.line || (start.line === end.line && start.character <= end.character), what);
}

const isWithin = ({ line, character }: Position, { start, end }: Range): boolean =>
  (line > start.line || (line === start.line && character >= start.character)) &&
  (line < end.line || (line === end.line && character <= end.character));

function checkPlace(text: string, doc: Dockerfile, at: Position): void {
  const place = `${at.line}:${at.character} of ${JSON.stringify(text)}`;
  for (const { label, edit, also = [] } of features.complete(doc, at, lookup)) {
    const what = `${label} at ${place}`;
    for (const { range } of [edit, ...also]) assertInside(text, range, what);
    // The protocol wants one line, with the cursor in it.
    assert.ok(edit.range.start.line === edit.range.end.line && isWithin(at, edit.range), what);
    assert.ok(!/[\u0000-\u001f\u202e]/.test(label), what);
    dockerfile.parse(applyEdits(text, [edit, ...also]));
  }
  const hover = features.hover(doc, at, lookup);
  if (hover !== undefined) {
    assertInside(text, hover.range, `hover at ${place}`);
    assert.ok(isWithin(at, hover.range) && hover.markdown.trim() !== "", `hover at ${place}`);
  }
  for (const { range } of features.definition(doc, at, lookup)) assertInside(text, range, `definition at ${place}`);
  const references = features.references(doc, at, lookup);
  for (const { range } of references) assertInside(text, range, `reference at ${place}`);
  const renaming = features.rename(doc, at, "fresh", lookup);
  if (renaming === undefined) return;
  assert.ok(isWithin(at, renaming.range), `renaming at ${place}`);
  // A name that is changed and changed back leaves the text as it was.
  const renamed = applyEdits(text, renaming.edits);
  if (renaming.edits.length === 0) return;
  const again = dockerfile.parse(renamed);
  const first = features
    .references(again, shifted(at, renaming), lookup)
    .map(({ range }) => again.lines.text.slice(again.lines.offset(range.start), again.lines.offset(range.end)));
  assert.ok(first.includes("fresh"), `renaming at ${place} to ${JSON.stringify(renamed)}`);
}

/** The start of what was renamed, in the text with the new names. */
function shifted({ line }: Position, { range, edits }: NonNullable<ReturnType<typeof features.rename>>): Position {
  const before = edits.filter(
    (edit) => edit.range.start.line === line && edit.range.start.character < range.start.character,
  );
  const grown = before.reduce(
    (sum, { range: { start, end }, text }) => sum + text.length - end.character + start.character,
    0,
  );
  return { line: range.start.line, character: range.start.character + grown };
}

for (const [name, text] of Object.entries(odd))
  test(`every place in a file with ${name}`, () => {
    const doc = dockerfile.parse(text);
    for (let line = 0; line < doc.lines.count; line += 1)
      for (let character = 0; character <= doc.lines.line(line).length; character += 1)
        checkPlace(text, doc, { line, character });
    for (const at of [
      { line: 999, character: 0 },
      { line: 0, character: 999 },
    ])
      features.complete(doc, at, lookup);
    for (const { range } of features
      .inlayHints(doc, lookup)
      .map(({ position }) => ({ range: { start: position, end: position } })))
      assertInside(text, range, "hint");
    for (const { range } of [...features.links(doc, lookup), ...features.lenses(doc, lookup)])
      assertInside(text, range, "link or lens");
    for (const { line, character, length } of features.tokens(doc))
      assertInside(text, { start: { line, character }, end: { line, character: character + length } }, "token");
    for (const symbol of features.symbols(doc))
      for (const one of [symbol, ...symbol.children]) {
        assertInside(text, one.range, one.name);
        assert.ok(isWithin(one.nameRange.start, one.range) && isWithin(one.nameRange.end, one.range), one.name);
      }
  });
