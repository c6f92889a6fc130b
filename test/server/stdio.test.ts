// `node dist/languageServer.js --stdio`, as other editors and scripts run it.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { CodeAction, CompletionItem, DocumentSymbol, Hover } from "vscode-languageserver";
import { serverProcess } from "./serverProcess.ts";

const folder = mkdtempSync(join(tmpdir(), "porthole-server-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;

test("a Dockerfile is checked, mended and explained, without any client of ours", async () => {
  const server = await serverProcess({
    capabilities: { textDocument: { publishDiagnostics: { codeDescriptionSupport: true } } },
  });
  const uri = uriOf("Dockerfile");
  await server.open(uri, "dockerfile", 'FROM debian:12\nMAINTAINER someone\nCMD ["true"]\n');
  const found = await server.diagnostics(uri, 1);
  const maintainer = found.find(({ code }) => code === "MaintainerDeprecated");
  assert.ok(maintainer, JSON.stringify(found));
  assert.equal(maintainer.range.start.line, 1);
  assert.match(maintainer.codeDescription?.href ?? "", /^file:.*\/dist\/rules\/dockerfile\/[A-Za-z]+\.md$/);
  const actions = await server.client.sendRequest<CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri },
    range: maintainer.range,
    context: { diagnostics: [maintainer] },
  });
  const [fix] = actions;
  assert.match(JSON.stringify(fix?.edit), /LABEL/);
  assert.equal(await server.end(), 0);
});

test("a Compose file is checked, outlined and completed", async () => {
  const server = await serverProcess();
  const uri = uriOf("compose.yaml");
  await server.open(uri, "yaml", "services:\n  web:\n    image: nginx:1\n    networks: [nowhere]\n    \n");
  const found = await server.diagnostics(uri, 1);
  assert.ok(
    found.some(({ severity, range }) => severity === 1 && range.start.line === 3),
    JSON.stringify(found),
  );
  const symbols = await server.client.sendRequest<DocumentSymbol[]>("textDocument/documentSymbol", {
    textDocument: { uri },
  });
  assert.match(JSON.stringify(symbols), /"web"/);
  const items = await server.client.sendRequest<CompletionItem[]>("textDocument/completion", {
    textDocument: { uri },
    position: { line: 4, character: 4 },
  });
  assert.ok(items.some(({ label }) => label === "ports"));
  const hover = await server.client.sendRequest<Hover | null>("textDocument/hover", {
    textDocument: { uri },
    position: { line: 2, character: 5 },
  });
  assert.ok(hover);
  assert.equal(await server.end(), 0);
});

test("the client's language is the language of the words", async () => {
  const messages: unknown[] = [];
  for (const locale of ["en", "vi"]) {
    const server = await serverProcess({ locale });
    const uri = uriOf("Dockerfile");
    await server.open(uri, "dockerfile", "FROM debian:12\nMAINTAINER someone\n");
    const found = await server.diagnostics(uri, 1);
    messages.push(found.find(({ code }) => code === "MaintainerDeprecated")?.message);
    await server.open(uriOf("Other"), "dockerfile", "# hadolint ignore=DL3006\nFROM debian\n");
    const hover = await server.client.sendRequest<Hover | null>("textDocument/hover", {
      textDocument: { uri: uriOf("Other") },
      position: { line: 0, character: 20 },
    });
    messages.push(JSON.stringify(hover?.contents));
    await server.end();
  }
  assert.match(String(messages[1]), /Base images with a tag/);
  assert.equal(messages.length, new Set(messages).size, JSON.stringify(messages));
});

test("files beside a document are read, but nothing outside its folder and the workspace", async () => {
  writeFileSync(join(folder, ".hadolint.yaml"), "ignored:\n  - MaintainerDeprecated\n");
  const server = await serverProcess({ workspaceFolders: [{ uri: pathToFileURL(folder).href, name: "w" }] });
  const uri = uriOf("Dockerfile");
  await server.open(uri, "dockerfile", "FROM debian:12\nMAINTAINER someone\n");
  const found = await server.diagnostics(uri, 1);
  rmSync(join(folder, ".hadolint.yaml"));
  assert.ok(!found.some(({ code }) => code === "MaintainerDeprecated"));
  assert.equal(await server.end(), 0);
});

test("the process ends when its client is gone", async () => {
  const server = await serverProcess();
  const ended = new Promise<number | null>((resolve) => server.process.once("exit", resolve));
  server.process.stdin?.end();
  assert.equal(await ended, 1);
  server.client.dispose();
});
