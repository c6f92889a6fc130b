// Two clients that count columns in different units type the same: they are told the same, each in its own columns.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Diagnostic, PublishDiagnosticsParams } from "vscode-languageserver";
import { applyEdits, linesOf, type Lines, type Position } from "../../src/base/text.ts";
import { languages } from "../../src/server/languages.ts";
import { sequence } from "../support/editing.ts";
import { languageStage, type Stage } from "../support/languageStage.ts";

type Encoding = "utf-8" | "utf-16" | "utf-32";

const files: readonly (readonly [string, string])[] = [
  ["node.Dockerfile", "dockerfile"],
  ["odd.Dockerfile", "dockerfile"],
  ["shop.compose.yaml", "dockercompose"],
  ["guide.md", "markdown"],
];

/** Columns of a place, counted by nothing of ours. */
function columnOf(lines: Lines, { line, character }: Position, encoding: Encoding): number {
  const before = lines.line(line).slice(0, character);
  if (encoding === "utf-16") return before.length;
  return encoding === "utf-8" ? Buffer.byteLength(before) : Array.from(before).length;
}

const stageWith = (encoding: Encoding): Promise<Stage> =>
  languageStage({ languages, capabilities: { general: { positionEncodings: [encoding] } } });

for (const encoding of ["utf-8", "utf-32"] as const)
  for (const [name, languageId] of files)
    test(`${name}: told alike in ${encoding} and in UTF-16`, async () => {
      const uri = `file:///w/${name}`;
      let text = readFileSync(new URL(`../fixtures/files/${name}`, import.meta.url), "utf8");
      const [usual, other] = await Promise.all([stageWith("utf-16"), stageWith(encoding)]);
      assert.equal(other.result.capabilities.positionEncoding, encoding);
      const random = sequence(31);
      const pieces = ["é😀", "\n", " ", '"', "# ü\n", "RUN cd 𐍈 && x\n", "ports: [80]\n", "𝒂"];
      for (const stage of [usual, other]) await stage.open(uri, languageId, text);
      for (let version = 2; version <= 16; version += 1) {
        const lines = linesOf(text);
        const place = (offset: number): Position => lines.position(offset - (isCut(text, offset) ? 1 : 0));
        const from = random(text.length);
        const range = { start: place(from), end: place(Math.min(text.length, from + random(6))) };
        const fresh = pieces[random(pieces.length)] ?? "";
        const inUnits = (at: Position): Position => ({ line: at.line, character: columnOf(lines, at, encoding) });
        await usual.change(uri, version, { range, text: fresh });
        await other.change(uri, version, {
          range: { start: inUnits(range.start), end: inUnits(range.end) },
          text: fresh,
        });
        text = applyEdits(text, [{ range, text: fresh }]);
        if (version % 4 !== 0) continue;
        const isThis = (params: PublishDiagnosticsParams): boolean => params.version === version;
        const told = (await usual.next(uri, isThis)).diagnostics;
        assert.deepEqual(
          (await other.next(uri, isThis)).diagnostics,
          told.map(inColumns(linesOf(text), encoding)),
          text,
        );
      }
      for (const stage of [usual, other]) stage.end();
    });

/** Between the two halves of one character. */
const isCut = (text: string, offset: number): boolean => !text.slice(0, offset).isWellFormed();

function inColumns(lines: Lines, encoding: Encoding): (diagnostic: Diagnostic) => Diagnostic {
  const range = ({ start, end }: Diagnostic["range"]): Diagnostic["range"] => ({
    start: { line: start.line, character: columnOf(lines, start, encoding) },
    end: { line: end.line, character: columnOf(lines, end, encoding) },
  });
  return (diagnostic) => ({
    ...diagnostic,
    range: range(diagnostic.range),
    ...(diagnostic.relatedInformation && {
      relatedInformation: diagnostic.relatedInformation.map((one) => ({
        ...one,
        location: { ...one.location, range: range(one.location.range) },
      })),
    }),
  });
}
