// What must hold for any text: no rule and no feature throws or hangs, results stay in the text, valid files have no errors,
// and time grows with the length only.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "../../../../src/base/text.ts";
import { dockerfile } from "../../../../src/language/dockerfile/dockerfile.ts";
import { parse } from "../../../../src/language/dockerfile/syntax/parse.ts";
import type { Lookup } from "../../../../src/language/language.ts";
import { lint } from "../../../../src/language/lint.ts";
import { countsOf, findings } from "./rules/cases.ts";
import { samples } from "./samples.ts";

const lookup: Lookup = {
  exists: () => "file",
  list: () => ["a b.txt", "src/"],
  read: () => "*.log\n[\n\\\n**/x/**",
  images: ["debian:12", "ghcr.io/a/b:1"],
};

/** Asks everything; returns nothing, but throws where something is wrong. */
function askAll(text: string, every = false): void {
  const doc = dockerfile.parse(text);
  const { features } = dockerfile;
  for (const { range } of lint(dockerfile, doc, lookup)) {
    assert.ok(range.end.line < doc.lines.count);
    assert.ok(doc.lines.offset(range.start) <= doc.lines.offset(range.end));
  }
  checkTokens(text);
  features.symbols?.(doc);
  features.folding?.(doc);
  features.links?.(doc, lookup);
  features.inlayHints?.(doc, lookup);
  features.lenses?.(doc, lookup);
  const ends = every ? Array.from({ length: text.length + 1 }, (_, index) => index) : [text.length];
  for (const offset of ends) {
    const at = doc.lines.position(offset);
    features.complete?.(doc, at, lookup);
    features.hover?.(doc, at, lookup);
    features.definition?.(doc, at, lookup);
    features.references?.(doc, at, lookup);
    features.rename?.(doc, at, "x", lookup);
  }
}

function checkTokens(text: string): void {
  const doc = dockerfile.parse(text);
  let [line, end] = [0, 0];
  for (const token of dockerfile.features.tokens?.(doc) ?? []) {
    assert.ok(
      token.length > 0 && token.character + token.length <= doc.lines.line(token.line).length,
      "token in its line",
    );
    assert.ok(
      token.line > line || (token.line === line && token.character >= end),
      `tokens in order: ${JSON.stringify(token)}`,
    );
    [line, end] = [token.line, token.character + token.length];
  }
}

for (const [name, text] of Object.entries(samples)) {
  test(`${name}: the builder takes it, so there is no error`, () => {
    assert.deepEqual(
      findings(text, lookup).filter(({ severity }) => severity === "error"),
      [],
    );
  });

  test(`${name}: every prefix can be asked anything`, () => {
    for (let end = 0; end <= text.length; end += 2) askAll(text.slice(0, end));
    askAll(text, true);
  });

  test(`${name}: with other line ends, findings are the same`, () => {
    const codes = (from: string): readonly string[] =>
      findings(from, {}).map(({ code, range }) => `${range.start.line}:${range.start.character} ${code}`);
    assert.deepEqual(codes(text.replaceAll("\n", "\r\n")), codes(text));
  });

  test(`${name}: every part is where it says`, () => {
    for (const instruction of parse(text).instructions) {
      assert.equal(text.slice(instruction.keyword.start, instruction.keyword.end).toUpperCase(), instruction.name);
      for (const word of instruction.words)
        if (!text.slice(word.start, word.end).includes("\n")) assert.equal(text.slice(word.start, word.end), word.text);
      for (const { nameSpan, name: variable } of instruction.variables)
        assert.equal(text.slice(nameSpan.start, nameSpan.end), variable);
      for (let index = 0; index < instruction.body.text.length; index += 1)
        assert.equal(text[instruction.body.offsetAt(index)], instruction.body.text[index]);
    }
  });

  test(`${name}: safe fixes, all at once, leave nothing of theirs and add nothing`, () => {
    const before = findings(text, {});
    const safe = before.flatMap(({ fixes }) => fixes.filter((fix) => fix.safe).slice(0, 1));
    const chosen: (typeof safe)[number][] = [];
    const doc = parse(text);
    let end = -1;
    for (const fix of safe) {
      const offsets = fix.edits.flatMap(({ range }) => [doc.lines.offset(range.start), doc.lines.offset(range.end)]);
      if (Math.min(...offsets) <= end) continue;
      chosen.push(fix);
      end = Math.max(...offsets);
    }
    const after = countsOf(
      findings(
        applyEdits(
          text,
          chosen.flatMap(({ edits }) => edits),
        ),
        {},
      ),
    );
    for (const [code, count] of after) assert.ok(count <= (countsOf(before).get(code) ?? 0), code);
  });
}

test("any characters in any order can be asked anything", () => {
  const pieces = [
    ...Array.from("\\`\"'${}[](),=:#<>-\n\r\t \u0000\ud800\ufeff\u2028\u00a0"),
    ..."FROM a |RUN x|COPY --from=|ENV A|<<EOF|EOF\n|--mount=type=|ONBUILD |HEALTHCHECK |CMD [|ARG X=${|AS |# escape=`\n".split(
      "|",
    ),
  ];
  let seed = 7;
  const next = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  for (let round = 0; round < 1500; round += 1) {
    const text = Array.from({ length: next(40) }, () => pieces[next(pieces.length)] ?? "").join("");
    try {
      askAll(text);
    } catch (error) {
      throw new Error(`with ${JSON.stringify(text)}`, { cause: error });
    }
  }
});

const hostile: Readonly<Record<string, (n: number) => string>> = {
  "many instructions": (n) => "FROM a:1\n" + "RUN a && b \\\n c\nENV A=$B\nCOPY a b /c/\n".repeat(n / 4),
  "many stages": (n) =>
    Array.from({ length: n / 2 }, (_, i) => `FROM s${i - 1} AS s${i}\nCOPY --from=s${i - 1} a /b\n`).join(""),
  "one long line": (n) => `FROM a:1\nENV A=${"$B".repeat(n * 4)}\n`,
  "nested braces": (n) => `FROM a:1\nENV A=${"${a:-".repeat(n)}\n`,
  "many continuation lines": (n) => `FROM a:1\nRUN a \\\n${" b \\\n".repeat(n)} c\n`,
  "many quotes": (n) => `FROM a:1\nLABEL ${"a='b\" ".repeat(n)}\n`,
  "many heredocs": (n) => `FROM a:1\nRUN ${"<<A ".repeat(n / 5)}\n`,
  "many mount keys": (n) => `FROM a:1\nRUN --mount=${"type=bind,".repeat(n)} x\n`,
  "many comments": (n) => "# hadolint ignore=DL3006\n".repeat(n) + "FROM a\n",
  "one deep JSON": (n) => `FROM a:1\nCMD ${"[".repeat(n * 2)}\n`,
};

for (const [name, make] of Object.entries(hostile))
  test(`${name}: the answer comes, however long the text`, { timeout: 60_000 }, () => askAll(make(10_000)));
