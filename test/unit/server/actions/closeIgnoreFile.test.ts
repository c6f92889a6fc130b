// S142: the .dockerignore that lets the repository through is closed by one action.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { CodeAction } from "vscode-languageserver";
import { dockerfile } from "../../../../src/language/dockerfile/dockerfile.ts";
import { anyLanguage } from "../../../../src/server/documents/reading.ts";
import { languageStage, memoryDisk } from "../../../support/languageStage.ts";

const uri = "file:///w/Dockerfile";

async function offered(files: Readonly<Record<string, string>>): Promise<readonly CodeAction[]> {
  const stage = await languageStage({
    languages: [anyLanguage(dockerfile)],
    capabilities: { workspace: { workspaceEdit: { documentChanges: true } } },
    runtime: { disk: memoryDisk(files) },
  });
  await stage.open(uri, "dockerfile", "FROM debian:12\nCOPY . /app\n");
  const found = await stage.ask<readonly CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri },
    range: { start: { line: 1, character: 5 }, end: { line: 1, character: 6 } },
    context: { diagnostics: [] },
  });
  stage.end();
  return found.filter(({ title }) => title.startsWith("Put "));
}

test("what is let through is put into the file that the build reads", { timeout: 60_000 }, async () => {
  const there = { "/w/.git/HEAD": "", "/w/.env": "" };
  const [action] = await offered({ ...there, "/w/.dockerignore": "*.log\r\n" });
  assert.equal(action?.title, "Put .git, .env into .dockerignore");
  const start = { line: 0, character: 0 };
  assert.deepEqual(action.edit?.documentChanges, [
    {
      textDocument: { uri: "file:///w/.dockerignore", version: null },
      edits: [{ range: { start, end: start }, newText: ".git\r\n.env\r\n" }],
    },
  ]);
  const [own] = await offered({ ...there, "/w/.dockerignore": ".git", "/w/Dockerfile.dockerignore": ".env\n" });
  assert.equal(own?.title, "Put .git into Dockerfile.dockerignore");
  assert.deepEqual(await offered({ ...there, "/w/.dockerignore": ".git\n.env\n" }), []);
  assert.deepEqual(await offered({ "/w/.dockerignore": "*.log\n" }), []);
});
