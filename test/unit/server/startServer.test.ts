// The server over two streams, with a small language of words.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Diagnostic, DocumentDiagnosticReport, Hover, SemanticTokens } from "vscode-languageserver";
import { languageStage, memoryDisk, wordsLanguage } from "../../support/languageStage.ts";
import { anyLanguage } from "../../../src/server/documents/reading.ts";

const uri = "file:///w/Dockerfile";
const told = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.map(({ code, range: { start } }) => `${String(code)} ${start.line}:${start.character}`);

test("what is wrong in a document is sent when it opens, with names and the rule's page", async () => {
  const stage = await languageStage({ options: { rulePage: "porthole-rule:/{0}/{1}.md" } });
  await stage.open(uri, "dockerfile", "a bad word\nbroken\n");
  const { diagnostics, version } = await stage.next(uri);
  assert.equal(version, 1);
  assert.deepEqual(told(diagnostics), ["DL9999 0:2", "BrokenWord 1:0"]);
  assert.deepEqual(
    diagnostics.map(({ severity }) => severity),
    [2, 1],
  );
  assert.deepEqual(
    diagnostics.slice(0, 1).map(({ data, codeDescription }) => [data as unknown, codeDescription]),
    [[{ rule: "noBad", names: ["DL9999", "noBad"] }, { href: "porthole-rule:/dockerfile/noBad.md" }]],
  );
  stage.end();
});

test("a document in a language of nobody's is left alone", async () => {
  const stage = await languageStage();
  await stage.open("file:///w/main.c", "c", "bad");
  await stage.open(uri, "dockerfile", "bad");
  await stage.next(uri);
  assert.deepEqual(
    stage.published.map((params) => params.uri),
    [uri],
  );
  assert.equal(await stage.ask("textDocument/hover", at("file:///w/main.c", 0, 0)), null);
  stage.end();
});

test("edits are applied one after the other, and only the newest version is told of", async () => {
  const stage = await languageStage();
  await stage.open(uri, "dockerfile", "one\ntwo\n");
  await stage.next(uri);
  const insert = (line: number, character: number, text: string) => ({
    range: { start: { line, character }, end: { line, character } },
    text,
  });
  await stage.change(uri, 2, insert(1, 3, " bad"));
  await stage.change(uri, 3, insert(0, 0, "zero\r\n"), insert(0, 4, " bad"));
  const { version, diagnostics } = await stage.next(uri);
  assert.equal(version, 3);
  assert.deepEqual(told(diagnostics), ["DL9999 0:5", "DL9999 2:4"]);
  assert.deepEqual(
    stage.published.map((params) => params.version),
    [1, 3],
  );
  stage.end();
});

test("a version that was left behind during its check is not sent", async () => {
  const held: (() => void)[] = [];
  let holds = false;
  const pause = (): Promise<void> =>
    holds ? new Promise((resume) => held.push(resume)) : new Promise((resume) => setImmediate(resume));
  const stage = await languageStage({ runtime: { pause } });
  await stage.open(uri, "dockerfile", "one");
  await stage.next(uri);
  holds = true;
  await stage.change(uri, 2, { text: "bad" });
  while (held.length === 0) await new Promise((resume) => setTimeout(resume, 5));
  await stage.change(uri, 3, { text: "bad bad" });
  await stage.ask("textDocument/hover", at(uri, 0, 0));
  holds = false;
  held.forEach((resume) => resume());
  assert.deepEqual((await stage.next(uri)).version, 3);
  assert.ok(!stage.published.some(({ version }) => version === 2));
  stage.end();
});

test("a rule that throws loses only itself, and the log says which", async () => {
  const stage = await languageStage();
  await stage.open(uri, "dockerfile", "throws bad");
  assert.deepEqual(told((await stage.next(uri)).diagnostics), ["DL9999 0:7"]);
  assert.ok(stage.logged.some((line) => line.includes("noThrowing") && line.includes("the rule gave up")));
  stage.end();
});

test("a feature that throws answers nothing, and the next request is answered", async () => {
  const stage = await languageStage();
  await stage.open(uri, "dockerfile", "throws bad");
  assert.equal(await stage.ask("textDocument/hover", at(uri, 0, 1)), null);
  assert.deepEqual((await stage.ask<Hover>("textDocument/hover", at(uri, 0, 8))).contents, {
    kind: "markdown",
    value: "*bad*",
  });
  stage.end();
});

test("a check that takes too long goes on without the rules that are left, and says so", async () => {
  let now = 0;
  const slow = {
    ...wordsLanguage,
    rules: wordsLanguage.rules.map((rule, index) => ({
      ...rule,
      check: (...parts: Parameters<typeof rule.check>) => {
        rule.check(...parts);
        if (index === 1) now += 10_000;
      },
    })),
  };
  const stage = await languageStage({
    languages: [anyLanguage(slow)],
    runtime: { elapsed: () => now, worked: () => now },
  });
  await stage.open(uri, "dockerfile", "bad broken");
  const { diagnostics } = await stage.next(uri);
  assert.deepEqual(told(diagnostics), ["bounded 0:0", "DL9999 0:0"]);
  assert.match(JSON.stringify(diagnostics[0]?.message), /^"2 rules were left out/);
  stage.end();
});

test("the time in which a long text is read is none of its rules'", async () => {
  let now = 0;
  const long = {
    ...wordsLanguage,
    parse: (text: string) => {
      now += 10_000;
      return wordsLanguage.parse(text);
    },
  };
  const stage = await languageStage({
    languages: [anyLanguage(long)],
    runtime: { elapsed: () => now, worked: () => now },
  });
  await stage.open(uri, "dockerfile", "bad broken");
  const { diagnostics } = await stage.next(uri);
  assert.ok(!told(diagnostics).includes("bounded 0:0"), told(diagnostics).join());
  assert.ok(now > 0);
  stage.end();
});

test("a busy machine, on which the clock runs ahead of the work, leaves no rule out", async () => {
  let now = 0;
  const stage = await languageStage({ runtime: { elapsed: () => (now += 5_000), worked: () => 0 } });
  await stage.open(uri, "dockerfile", "bad broken");
  assert.deepEqual(told((await stage.next(uri)).diagnostics), ["DL9999 0:0", "BrokenWord 0:4"]);
  stage.end();
});

test("a client that asks for diagnostics is not sent them as well", async () => {
  const stage = await languageStage();
  await stage.open(uri, "dockerfile", "bad");
  await stage.next(uri, ({ diagnostics }) => diagnostics.length === 1);
  const ask = (previousResultId?: string) =>
    stage.ask<DocumentDiagnosticReport & { readonly resultId: string }>("textDocument/diagnostic", {
      textDocument: { uri },
      previousResultId,
    });
  const report = await ask();
  assert.deepEqual(report.kind === "full" && told(report.items), ["DL9999 0:0"]);
  assert.deepEqual((await stage.next(uri)).diagnostics, []);
  assert.deepEqual(await ask(report.resultId), { kind: "unchanged", resultId: report.resultId });
  const before = stage.published.length;
  await stage.change(uri, 2, { text: "bad bad" });
  const second = await ask(report.resultId);
  assert.deepEqual(second.kind === "full" && told(second.items), ["DL9999 0:0", "DL9999 0:4"]);
  await new Promise((resume) => setTimeout(resume, 250));
  assert.equal(stage.published.length, before);
  stage.end();
});

test("positions are counted as the client counts them", async () => {
  const text = "ä𐍈 bad\n";
  for (const [encoding, character] of [
    ["utf-8", 7],
    ["utf-16", 4],
    ["utf-32", 3],
  ] as const) {
    const stage = await languageStage({ capabilities: { general: { positionEncodings: [encoding] } } });
    assert.equal(stage.result.capabilities.positionEncoding, encoding);
    await stage.open(uri, "dockerfile", text);
    const { diagnostics } = await stage.next(uri);
    assert.deepEqual(diagnostics[0]?.range, {
      start: { line: 0, character },
      end: { line: 0, character: character + 3 },
    });
    const hover = await stage.ask<Hover>("textDocument/hover", at(uri, 0, character));
    assert.deepEqual(hover.contents, { kind: "markdown", value: "*bad*" });
    await stage.change(uri, 2, {
      range: { start: { line: 0, character }, end: { line: 0, character: character + 3 } },
      text: "fine bad",
    });
    assert.equal((await stage.next(uri)).diagnostics[0]?.range.start.character, character + 5);
    stage.end();
  }
});

test("the settings say which rules are heard, by any of their names, and when none is", async () => {
  const stage = await languageStage({ options: { settings: { lintSeverity: { dl9999: "error" } } } });
  await stage.open(uri, "dockerfile", "bad broken");
  assert.deepEqual(
    (await stage.next(uri)).diagnostics.map(({ severity }) => severity),
    [1, 1],
  );
  const change = (settings: unknown) => stage.client.sendNotification("workspace/didChangeConfiguration", { settings });
  await change({ porthole: { lint: { severity: { noBad: "off" } } } });
  assert.deepEqual(told((await stage.next(uri)).diagnostics), ["BrokenWord 0:4"]);
  await change({ porthole: { lint: { enabled: false } } });
  assert.deepEqual((await stage.next(uri)).diagnostics, []);
  stage.end();
});

test("a hadolint file beside the document or above it is followed, and settings win", async () => {
  const disk = memoryDisk({ "/w/.hadolint.yaml": "ignored: [DL9999]\noverride:\n  style: [noBroken]\n", "/w/a/x": "" });
  const stage = await languageStage({ runtime: { disk }, folders: ["/w"] });
  const deep = "file:///w/a/Dockerfile";
  await stage.open(deep, "dockerfile", "bad broken");
  assert.deepEqual(
    (await stage.next(deep)).diagnostics.map(({ code, severity }) => [code, severity]),
    [["BrokenWord", 4]],
  );
  await stage.client.sendNotification("workspace/didChangeConfiguration", {
    settings: { lint: { severity: { DL9999: "info" } } },
  });
  assert.deepEqual(told((await stage.next(deep)).diagnostics), ["DL9999 0:0", "BrokenWord 0:4"]);
  stage.end();
});

test("a document is checked again when a file that it asked for comes, on the disk or in the editor", async () => {
  const files: Record<string, string> = { "/w/Dockerfile": "" };
  const stage = await languageStage({ runtime: { disk: memoryDisk(files) }, folders: ["/w"] });
  await stage.open(uri, "dockerfile", "needs:a.txt needs:b.txt");
  assert.deepEqual(told((await stage.next(uri)).diagnostics), ["filesBeside 0:0", "filesBeside 0:12"]);
  files["/w/a.txt"] = "here";
  await stage.client.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: "file:///w/a.txt", type: 1 }],
  });
  assert.deepEqual(told((await stage.next(uri)).diagnostics), ["filesBeside 0:12"]);
  await stage.open("file:///w/b.txt", "plaintext", "not saved yet");
  assert.deepEqual((await stage.next(uri)).diagnostics, []);
  await stage.close("file:///w/b.txt");
  assert.deepEqual(told((await stage.next(uri)).diagnostics), ["filesBeside 0:12"]);
  stage.end();
});

test("no file is read in a folder that is not trusted, until it is", async () => {
  const asked: string[] = [];
  const disk = memoryDisk({ "/w/Dockerfile": "" });
  const listening = { ...disk, kind: (path: string) => (asked.push(path), disk.kind(path)) };
  const stage = await languageStage({ runtime: { disk: listening }, options: { trusted: false }, folders: ["/w"] });
  await stage.open(uri, "dockerfile", "needs:a.txt");
  assert.deepEqual((await stage.next(uri)).diagnostics, []);
  assert.deepEqual(asked, []);
  await stage.client.sendNotification("porthole/trusted");
  assert.deepEqual(told((await stage.next(uri)).diagnostics), ["filesBeside 0:0"]);
  stage.end();
});

test("what the engine has is asked for once, and again when the client says so", async () => {
  let images = ["debian:12"];
  let questions = 0;
  const stage = await languageStage({
    options: { knowsEngine: true },
    prepare: (client) => client.onRequest("porthole/engineFacts", () => ((questions += 1), { images })),
  });
  await stage.open(uri, "dockerfile", "FROM ");
  const labels = async () =>
    (await stage.ask<readonly { label: string }[]>("textDocument/completion", at(uri, 0, 5))).map(({ label }) => label);
  await until(async () => (await labels()).includes("debian:12"));
  assert.equal(questions, 1);
  images = ["alpine:3"];
  await stage.client.sendNotification("porthole/engineChanged");
  await until(async () => (await labels()).includes("alpine:3"));
  assert.deepEqual(await labels(), ["alpine:3"]);
  assert.equal(questions, 2);
  stage.end();
});

test("tokens of a range are those of its lines", async () => {
  const stage = await languageStage();
  await stage.open(uri, "dockerfile", "one\ntwo three\nfour");
  const whole = await stage.ask<SemanticTokens>("textDocument/semanticTokens/full", { textDocument: { uri } });
  assert.deepEqual(whole.data, [0, 0, 3, 0, 0, 1, 0, 3, 0, 0, 0, 4, 5, 0, 0, 1, 0, 4, 0, 0]);
  const part = await stage.ask<SemanticTokens>("textDocument/semanticTokens/range", {
    textDocument: { uri },
    range: { start: { line: 1, character: 0 }, end: { line: 1, character: 1 } },
  });
  assert.deepEqual(part.data, [1, 0, 3, 0, 0, 0, 4, 5, 0, 0]);
  stage.end();
});

test("any sequence of edits gives the diagnostics of the text opened afresh", async () => {
  const random = sequence(7);
  const stage = await languageStage();
  const pieces = ["bad", " ", "\n", "\r\n", "broken", "\r", "ä", "𐍈", "x", "throws "];
  await stage.open(uri, "dockerfile", "");
  let text = "";
  for (let version = 2; version < 120; version += 1) {
    const start = random(text.length + 1);
    const end = start + random(Math.min(6, text.length - start + 1));
    const fresh = pieces[random(pieces.length)] ?? "";
    const range = { start: placeOf(text, start), end: placeOf(text, end) };
    text = text.slice(0, offsetOf(text, range.start)) + fresh + text.slice(offsetOf(text, range.end));
    await stage.change(uri, version, { range, text: fresh });
  }
  const { diagnostics } = await stage.next(uri, ({ version }) => version === 119);
  const other = "file:///w/other/Dockerfile";
  await stage.open(other, "dockerfile", text);
  assert.deepEqual(diagnostics, (await stage.next(other)).diagnostics);
  stage.end();
});

const at = (document: string, line: number, character: number): object => ({
  textDocument: { uri: document },
  position: { line, character },
});

/** Numbers below a limit, the same in every run. */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}

/** Written anew for the test: the protocol's lines end with \n, \r\n or \r. */
function placeOf(text: string, offset: number): { line: number; character: number } {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

function offsetOf(text: string, { line, character }: { line: number; character: number }): number {
  const lines = [...text.matchAll(/(.*?)(\r\n|\n|\r|$)/gs)];
  const start = lines.slice(0, line).reduce((sum, [whole]) => sum + whole.length, 0);
  return Math.min(start + character, start + (lines[line]?.[1]?.length ?? 0));
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 5_000;
  while (!(await holds())) {
    assert.ok(Date.now() < end, "it did not come about in time");
    await new Promise((resume) => setTimeout(resume, 10));
  }
}
