// Growing selections over the wire: for each place a chain of ranges.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { SelectionRange } from "vscode-languageserver";
import { dockerfile } from "../../../../src/language/dockerfile/dockerfile.ts";
import { anyLanguage } from "../../../../src/server/documents/reading.ts";
import { languageStage, wordsLanguage } from "../../../support/languageStage.ts";

const uri = "file:///w/Dockerfile";

test("each place has its chain, and a language without pieces has none", { timeout: 60_000 }, async () => {
  const stage = await languageStage({ languages: [anyLanguage(dockerfile)] });
  await stage.open(uri, "dockerfile", "FROM a\nUSER me\n");
  const positions = [
    { line: 1, character: 6 },
    { line: 0, character: 0 },
  ];
  const ask = { textDocument: { uri }, positions };
  const found = await stage.ask<readonly SelectionRange[]>("textDocument/selectionRange", ask);
  const widths: string[][] = found.map((one) => {
    const steps: string[] = [];
    for (let at: SelectionRange | undefined = one; at !== undefined; at = at.parent)
      steps.push(`${at.range.start.line}:${at.range.start.character}-${at.range.end.line}:${at.range.end.character}`);
    return steps;
  });
  assert.deepEqual(widths, [
    ["1:5-1:7", "1:0-1:7", "0:0-1:7", "0:0-2:0"],
    ["0:0-0:4", "0:0-0:6", "0:0-1:7", "0:0-2:0"],
  ]);
  assert.equal(stage.result.capabilities.selectionRangeProvider, true);
  stage.end();
  const words = await languageStage({ languages: [anyLanguage(wordsLanguage)] });
  await words.open(uri, "dockerfile", "a b\n");
  assert.equal(await words.ask("textDocument/selectionRange", ask), null);
  words.end();
});
