// Files of a hundred thousand lines, real ones many times over: they are answered about and can be edited, no more is sent than
// a person can read, and the file says where its reading ends, or at its head that there is more.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { DocumentSymbol } from "vscode-languageserver";
import { languages } from "../../src/server/languages.ts";
import { languageStage } from "../support/languageStage.ts";

const lines = 100_000;
/** That is 1,000 findings, and what tells of the others. */
const most = 1_002;

const files: readonly (readonly [name: string, languageId: string, uri: string, says: RegExp])[] = [
  ["legacy.Dockerfile", "dockerfile", "file:///w/Dockerfile", /more findings are not shown|rules were left out/],
  ["old.compose.yaml", "dockercompose", "file:///w/compose.yaml", /from this line on it is not checked/],
  ["deploy.sh", "shellscript", "file:///w/deploy.sh", /very long/],
  ["guide.md", "markdown", "file:///w/guide.md", /from here on it is not checked/],
];

for (const [name, languageId, uri, says] of files)
  test(`${name}, ${lines} lines`, { timeout: 300_000 }, async () => {
    const one = readFileSync(new URL(`../fixtures/files/${name}`, import.meta.url), "utf8");
    const text = one.repeat(Math.ceil(lines / (one.split("\n").length - 1)));
    const stage = await languageStage({ languages });
    await stage.open(uri, languageId, text);
    const { diagnostics } = await stage.next(uri);
    assert.ok(diagnostics.length <= most, `${diagnostics.length} findings`);
    const messages = diagnostics.map(({ message }) => JSON.stringify(message));
    assert.ok(
      messages.some((message) => says.test(message)),
      messages[0],
    );
    const at = { textDocument: { uri }, position: { line: 50_000, character: 3 } };
    await stage.ask("textDocument/hover", at);
    await stage.ask("textDocument/completion", at);
    await stage.ask<readonly DocumentSymbol[] | null>("textDocument/documentSymbol", at);
    await stage.ask("textDocument/semanticTokens/range", {
      ...at,
      range: { start: { line: 50_000, character: 0 }, end: { line: 50_100, character: 0 } },
    });
    const start = { line: 50_000, character: 0 };
    await stage.change(uri, 2, { range: { start, end: start }, text: "# one more\n" });
    const again = await stage.next(uri, ({ version }) => version === 2);
    assert.ok(again.diagnostics.length <= most);
    assert.deepEqual(
      stage.logged.filter((line) => / failed on /.test(line)),
      [],
    );
    stage.end();
  });
