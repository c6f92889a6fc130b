// Our own requests over the wire: the graph of stages, what a build is sent.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { dockerfile } from "../../../../src/language/dockerfile/dockerfile.ts";
import { buildContextRequest, readBuildContext } from "../../../../src/protocol/buildContext.ts";
import { readGraph, stageGraphRequest } from "../../../../src/protocol/stageGraph.ts";
import { nodeDisk } from "../../../../src/server/lookup/nodeDisk.ts";
import { anyLanguage } from "../../../../src/server/documents/reading.ts";
import { languageStage, wordsLanguage } from "../../../support/languageStage.ts";

const uri = "file:///w/Dockerfile";

test("a graph comes as the client reads it, and none of what has no stages", { timeout: 60_000 }, async () => {
  const stage = await languageStage({ languages: [anyLanguage(dockerfile)] });
  await stage.open(uri, "dockerfile", "FROM a:1 AS build\nFROM scratch\nCOPY --from=build /x /y\n");
  const graph = readGraph(await stage.ask(stageGraphRequest, { textDocument: { uri } }));
  assert.deepEqual(
    graph?.nodes.map(({ name, line }) => `${name} ${line}`),
    ["a:1 0", "scratch 1", "build 0", "1 1"],
  );
  assert.deepEqual(
    graph.edges.map(({ kind, line }) => `${kind} ${line}`),
    ["base 0", "base 1", "copy 2"],
  );
  assert.equal(await stage.ask(stageGraphRequest, { textDocument: { uri: "file:///w/none" } }), null);
  stage.end();
});

test("a language without stages has no graph", { timeout: 60_000 }, async () => {
  const stage = await languageStage({ languages: [anyLanguage(wordsLanguage)] });
  await stage.open(uri, "dockerfile", "x");
  assert.equal(await stage.ask(stageGraphRequest, { textDocument: { uri } }), null);
  stage.end();
});

test(
  "what is sent: of a folder, with its own .dockerignore as it stands in the editor",
  { timeout: 60_000 },
  async (t) => {
    const folder = mkdtempSync(join(tmpdir(), "sent-"));
    t.after(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, "node_modules"));
    for (const [path, text] of [
      ["Dockerfile", "FROM scratch\n"],
      ["a.txt", "12345"],
      ["node_modules/b.js", "1"],
      [".dockerignore", ""],
    ] as const)
      writeFileSync(join(folder, path), text);
    const address = (path: string): string => pathToFileURL(join(folder, path)).href;
    const stage = await languageStage({
      languages: [anyLanguage(dockerfile)],
      folders: [folder],
      runtime: { disk: nodeDisk },
    });
    const ask = async (path: string) => readBuildContext(await stage.ask(buildContextRequest, { uri: address(path) }));
    const names = (entries: readonly { readonly name: string; readonly out: boolean }[] = []): readonly string[] =>
      entries.map(({ name, out }) => `${out ? "-" : "+"}${name}`).sort();
    assert.equal((await ask("Dockerfile"))?.root.files, 4);
    await stage.open(address(".dockerignore"), "dockerignore", "node_modules\n");
    const found = await ask(".dockerignore");
    assert.deepEqual(names(found?.root.entries), ["+.dockerignore", "+Dockerfile", "+a.txt", "-node_modules"]);
    assert.deepEqual(
      [found?.folder, found?.ignoreFile, found?.patterns],
      [folder, address(".dockerignore"), { 0: "node_modules" }],
    );
    writeFileSync(join(folder, "Dockerfile.dockerignore"), "a.txt\n");
    assert.deepEqual(names((await ask("Dockerfile"))?.root.entries), [
      "+.dockerignore",
      "+Dockerfile",
      "+Dockerfile.dockerignore",
      "+node_modules",
      "-a.txt",
    ]);
    assert.equal(typeof (await stage.ask(buildContextRequest, { uri: "untitled:x" })), "string");
    assert.equal(typeof (await stage.ask(buildContextRequest, 7 as unknown as object)), "string");
    stage.end();
  },
);

test("in a folder that is not trusted nothing is looked at", { timeout: 60_000 }, async () => {
  const stage = await languageStage({ languages: [anyLanguage(dockerfile)], options: { trusted: false } });
  assert.match(await stage.ask(buildContextRequest, { uri: pathToFileURL(tmpdir()).href }), /trust/);
  stage.end();
});
