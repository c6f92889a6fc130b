// Actions for what was found: single fixes, all of a kind, all in the file, and the comments that silence.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { CodeAction, TextEdit } from "vscode-languageserver";
import { applyEdits } from "../../../../src/base/text.ts";
import { anyLanguage } from "../../../../src/server/documents/reading.ts";
import { languageStage, wordsLanguage, type Stage } from "../../../support/languageStage.ts";

const uri = "file:///w/Dockerfile";
const silencing = { ...wordsLanguage, suppressions: () => ({ silences: () => false }) };

async function actions(stage: Stage, line: number, only?: readonly string[]): Promise<readonly CodeAction[]> {
  return await stage.ask("textDocument/codeAction", {
    textDocument: { uri },
    range: { start: { line, character: 0 }, end: { line, character: 80 } },
    context: { diagnostics: [], only },
  });
}

function applied(text: string, action: CodeAction | undefined): string {
  const edits: readonly TextEdit[] = action?.edit?.changes?.[uri] ?? [];
  return applyEdits(
    text,
    edits.map(({ range, newText }) => ({ range, text: newText })),
  );
}

test("a finding's fixes come first, then all of its kind, then the ways to ignore it", async () => {
  const stage = await languageStage({ languages: [anyLanguage(silencing)] });
  const text = "one bad\ntwo bad\n";
  await stage.open(uri, "dockerfile", text);
  const found = await actions(stage, 1);
  assert.deepEqual(
    found.map(({ title, isPreferred }) => `${title}${isPreferred === true ? " *" : ""}`),
    ["Make it good *", "Fix all DL9999 in this file", "Ignore DL9999 here", "Ignore DL9999 in this file"],
  );
  assert.equal(applied(text, found[0]), "one bad\ntwo good\n");
  assert.equal(applied(text, found[1]), "one good\ntwo good\n");
  assert.equal(applied(text, found[2]), "one bad\n# hadolint ignore=DL9999\ntwo bad\n");
  assert.deepEqual(
    found[0]?.diagnostics?.map(({ code }) => code),
    ["DL9999"],
  );
  stage.end();
});

test("an error cannot be ignored, and nothing found means nothing offered", async () => {
  const stage = await languageStage({ languages: [anyLanguage(silencing)] });
  await stage.open(uri, "dockerfile", "fine\nbroken\n");
  assert.deepEqual(await actions(stage, 0), []);
  assert.deepEqual(await actions(stage, 1), []);
  stage.end();
});

test("all in the file are fixed when that is asked for, as on saving", async () => {
  const stage = await languageStage({ languages: [anyLanguage(silencing)] });
  const text = "bad\nbroken bad\n";
  await stage.open(uri, "dockerfile", text);
  for (const only of ["source.fixAll", "source.fixAll.porthole", "source"]) {
    const [all, ...more] = await actions(stage, 0, [only]);
    assert.deepEqual([all?.kind, more], ["source.fixAll.porthole", []]);
    assert.equal(applied(text, all), "good\nbroken good\n");
  }
  assert.deepEqual(await actions(stage, 0, ["source.organizeImports"]), []);
  assert.equal((await actions(stage, 0, ["quickfix"])).length, 4);
  stage.end();
});

test("a client that takes versions gets them with the edits", async () => {
  const stage = await languageStage({
    languages: [anyLanguage(silencing)],
    capabilities: { workspace: { workspaceEdit: { documentChanges: true } } },
  });
  await stage.open(uri, "dockerfile", "bad");
  const [fix] = await actions(stage, 0);
  assert.deepEqual(fix?.edit?.documentChanges, [
    {
      textDocument: { uri, version: 1 },
      edits: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } }, newText: "good" }],
    },
  ]);
  stage.end();
});
