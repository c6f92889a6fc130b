// The outline over the wire: bounded, and of the version that is asked about.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { DocumentSymbol } from "vscode-languageserver";
import { dockerfile } from "../../../../src/language/dockerfile/dockerfile.ts";
import { anyLanguage } from "../../../../src/server/documents/reading.ts";
import { languageStage } from "../../../support/languageStage.ts";

const uri = "file:///w/Dockerfile";
const outline = "textDocument/documentSymbol";

test("of a very long file every stage is there, and as many instructions as help", { timeout: 60_000 }, async () => {
  const stage = await languageStage({ languages: [anyLanguage(dockerfile)] });
  await stage.open(uri, "dockerfile", "FROM a:1\nRUN 1\nRUN 2\nRUN 3\nRUN 4\n".repeat(1_000));
  const symbols = await stage.ask<readonly DocumentSymbol[]>(outline, { textDocument: { uri } });
  assert.equal(symbols.length, 1_000);
  const inner = symbols.reduce((sum, { children = [] }) => sum + children.length, 0);
  assert.equal(inner, 500);
  stage.end();
});

test(
  "after an edit the outline is that of the text as it is, what stands above the edit too",
  { timeout: 60_000 },
  async () => {
    const stage = await languageStage({ languages: [anyLanguage(dockerfile)] });
    await stage.open(uri, "dockerfile", "FROM a:1\nRUN one\nRUN two\n");
    const ask = async (): Promise<unknown> =>
      (await stage.ask<readonly DocumentSymbol[]>(outline, { textDocument: { uri } }))[0]?.children?.map(
        ({ detail, range }) => `${range.start.line} ${detail ?? ""}`,
      );
    assert.deepEqual(await ask(), ["1 one", "2 two"]);
    assert.deepEqual(await ask(), ["1 one", "2 two"]);
    const place = { line: 2, character: 0 };
    await stage.change(uri, 2, { range: { start: place, end: place }, text: "RUN more\n" });
    assert.deepEqual(await ask(), ["1 one", "2 more", "3 two"]);
    await stage.change(uri, 3, {
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      text: "\n",
    });
    assert.deepEqual(await ask(), ["2 one", "3 more", "4 two"]);
    stage.end();
  },
);
