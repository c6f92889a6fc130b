// What answers about a Dockerfile take from the server: findings, pages of rules, edits elsewhere in the text.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { CompletionItem, Hover } from "vscode-languageserver";
import { dockerfile } from "../../../../src/language/dockerfile/dockerfile.ts";
import { anyLanguage } from "../../../../src/server/documents/reading.ts";
import { languageStage, memoryDisk, type StageTerms } from "../../../support/languageStage.ts";

const uri = "file:///w/Dockerfile";

const stageWith = (text: string, terms: StageTerms = {}): ReturnType<typeof languageStage> =>
  languageStage({ languages: [anyLanguage(dockerfile)], folders: ["/w"], ...terms }).then(async (stage) => {
    await stage.open(uri, "dockerfile", text);
    return stage;
  });

const place = (line: number, character: number): object => ({
  textDocument: { uri },
  position: { line, character },
});

test("a rule that a comment names is told by its page, in the person's language", async () => {
  const asked: unknown[] = [];
  const page = (...which: readonly string[]): string => {
    asked.push(which);
    return "# Tiêu đề\n\n## Là gì\n\nThế này.\n\n## Vì sao\n\nThế kia.\n\n## Sai\n\n```dockerfile\nFROM a\n```\n";
  };
  const stage = await stageWith("# hadolint ignore=DL3006\nFROM debian\n", { locale: "vi-VN", runtime: { page } });
  const { contents, range } = await stage.ask<Hover>("textDocument/hover", place(0, 20));
  assert.deepEqual(asked, [["dockerfile", "pinBaseImage", "vi"]]);
  assert.deepEqual(contents, {
    kind: "markdown",
    value: "**`DL3006`** · `pinBaseImage`\n\n**Tiêu đề**\n\nThế này.\n\nThế kia.",
  });
  assert.deepEqual(range, { start: { line: 0, character: 18 }, end: { line: 0, character: 24 } });
  stage.end();
});

test("a client that shows no Markdown is told words alone", async () => {
  const stage = await stageWith("FROM a\nARG V=1_2\nLABEL v=$V\n", {
    capabilities: { textDocument: { hover: { contentFormat: ["plaintext"] } } },
  });
  const { contents } = await stage.ask<Hover>("textDocument/hover", place(2, 9));
  assert.match(JSON.stringify(contents), /^\{"kind":"plaintext","value":"V\\n\\n1_2, set by ARG in line 2\./);
  stage.end();
});

test("what the instruction below is blamed for is offered first", async () => {
  const stage = await stageWith("FROM debian:12\n# hadolint ignore=\nRUN sudo x\n");
  const items = await stage.ask<readonly CompletionItem[]>("textDocument/completion", place(1, 18));
  assert.deepEqual(
    items.filter(({ sortText }) => sortText?.startsWith("0")).map(({ label }) => label),
    ["DL3004"],
  );
  stage.end();
});

test("a file whose name has a blank brings edits of the other words along, and is not filtered out", async () => {
  const stage = await stageWith("FROM a\nCOPY my/a /x\n", {
    runtime: { disk: memoryDisk({ "/w/my/a b.txt": "" }) },
    capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
  });
  const [item] = await stage.ask<readonly CompletionItem[]>("textDocument/completion", place(1, 9));
  assert.equal(item?.label, "a b.txt");
  assert.deepEqual(item.textEdit, {
    range: { start: { line: 1, character: 5 }, end: { line: 1, character: 9 } },
    newText: '["my/a b.txt",',
  });
  assert.deepEqual(item.additionalTextEdits, [
    { range: { start: { line: 1, character: 10 }, end: { line: 1, character: 12 } }, newText: '"/x"]' },
  ]);
  assert.ok(item.filterText?.startsWith("my/a"), item.filterText);
  stage.end();
});
