// ShellCheck's findings on the way to the client. The program is a stand-in that this test writes.
import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { dockerfile } from "../../../../src/language/dockerfile/dockerfile.ts";
import { nodePrograms } from "../../../../src/server/nodePrograms.ts";
import { anyLanguage } from "../../../../src/server/documents/reading.ts";
import { languageStage, type Stage } from "../../../support/languageStage.ts";

const folder = mkdtempSync(join(tmpdir(), "shellcheck-"));
after(() => rmSync(folder, { recursive: true }));

/** Says SC2999 of the first word of the first RUN, and counts how often it was asked. */
function standIn(name: string, before = ""): string {
  const file = join(folder, name);
  const comment = `{"line":2,"column":1,"endLine":2,"endColumn":5,"level":"warning","code":2999,"message":"Odd.","fix":null}`;
  writeFileSync(
    file,
    `#!/bin/sh\n${before}\ncat > '${file}.in'\necho "$*" >> '${file}.args'\necho '{"comments":[${comment}]}'\n`,
  );
  chmodSync(file, 0o755);
  return file;
}

const calls = (file: string): number =>
  existsSync(`${file}.args`) ? readFileSync(`${file}.args`, "utf8").trim().split("\n").length : 0;

const stageWith = (shellCheck: string, more: object = {}): Promise<Stage> =>
  languageStage({
    languages: [anyLanguage(dockerfile)],
    runtime: { programs: nodePrograms },
    options: { settings: { lintEnabled: true, lintMarkdown: true, lintSeverity: {}, shellCheck }, ...more },
  });

const uri = "file:///w/Dockerfile";
const text = "FROM debian:13\nRUN echo $x\n";
const has = ({ diagnostics }: { readonly diagnostics: readonly { readonly code?: unknown }[] }): boolean =>
  diagnostics.some(({ code }) => code === "SC2999");

test("what it says is shown beside ours, at its place, once a saved version", async () => {
  const file = standIn("once");
  const stage = await stageWith(file);
  await stage.open(uri, "dockerfile", text);
  const { diagnostics } = await stage.next(uri, has);
  const one = diagnostics.find(({ code }) => code === "SC2999");
  assert.deepEqual(one?.range, { start: { line: 1, character: 4 }, end: { line: 1, character: 8 } });
  assert.ok(diagnostics.some(({ code }) => code === "SC2086" || code === "SC2154" || code === "noUser"));
  assert.match(readFileSync(`${file}.in`, "utf8"), /echo \$x/);
  assert.match(readFileSync(`${file}.args`, "utf8"), /--exclude=\S*SC2086\S* --shell=sh -/);
  await stage.client.sendNotification("textDocument/didSave", { textDocument: { uri } });
  await stage.change(uri, 2, { text: `${text}# more\n` });
  await stage.next(uri, (params) => params.version === 2 && !has(params));
  assert.equal(calls(file), 1);
  await stage.client.sendNotification("textDocument/didSave", { textDocument: { uri } });
  await stage.next(uri, has);
  assert.equal(calls(file), 2);
  stage.end();
});

test("a comment or a setting silences it", async () => {
  const file = standIn("silent");
  const stage = await stageWith(file);
  await stage.open(uri, "dockerfile", "FROM debian:13\n# hadolint ignore=SC2999\nRUN echo a\nRUN echo b\n");
  await stage.open(`${uri}.2`, "dockerfile", text);
  await stage.next(`${uri}.2`, has);
  assert.ok(!stage.published.some((params) => params.uri === uri && has(params)));
  await stage.client.sendNotification("workspace/didChangeConfiguration", {
    settings: { shellCheck: file, lintSeverity: { sc2999: "off" } },
  });
  await stage.next(`${uri}.2`, (params) => !has(params));
  stage.end();
});

test("a closed document ends the program", async () => {
  const file = standIn("slow", `echo $$ > '${join(folder, "pid")}'\nsleep 0.2\nexec sleep 60`);
  const stage = await stageWith(file);
  await stage.open(uri, "dockerfile", text);
  const pidFile = join(folder, "pid");
  while (!existsSync(pidFile) || readFileSync(pidFile, "utf8") === "") await pause();
  const pid = Number(readFileSync(pidFile, "utf8"));
  await stage.close(uri);
  while (isAlive(pid)) await pause();
  stage.end();
});

test("nothing is looked up where the folder is not trusted, and nothing runs where it is off", async () => {
  const file = standIn("shellcheck");
  const path = process.env["PATH"];
  process.env["PATH"] = `${folder}:${path}`;
  try {
    for (const [setting, more, runs] of [
      ["", { trusted: false }, 0],
      ["off", {}, 0],
      ["", {}, 1],
    ] as const) {
      const stage = await stageWith(setting, more);
      await stage.open(uri, "dockerfile", text);
      await stage.next(uri, (params) => (runs === 0 ? params.diagnostics.length > 0 : has(params)));
      if (runs === 0) await pause(300);
      assert.equal(calls(file), runs, `"${setting}"`);
      stage.end();
    }
  } finally {
    process.env["PATH"] = path;
  }
});

const pause = (time = 20): Promise<void> => new Promise((resume) => setTimeout(resume, time));

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
