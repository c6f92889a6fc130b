// Programs that are started: by full path only, fed on standard input, ended by a signal.
import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { nodePrograms } from "../../../src/server/nodePrograms.ts";

const folder = mkdtempSync(join(tmpdir(), "programs-"));
after(() => rmSync(folder, { recursive: true }));

function program(name: string, script: string): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

const never = new AbortController().signal;

test("arguments are handed over as they are, and the input is read", async () => {
  const file = program("echo", 'printf "%s|" "$@"; cat');
  assert.equal(await nodePrograms.run(file, ["a b", "$(x)"], "in", never), "a b|$(x)|in");
});

test("a program that does not read ends well", async () => {
  assert.equal(await nodePrograms.run(program("deaf", "echo ok"), [], "x".repeat(1_000_000), never), "ok\n");
});

test("a relative path and a missing program give nothing", async () => {
  assert.equal(await nodePrograms.run("echo", [], "", never), undefined);
  assert.equal(await nodePrograms.run(join(folder, "none"), [], "", never), undefined);
});

test("the signal ends it", { timeout: 50_000 }, async () => {
  const control = new AbortController();
  const running = nodePrograms.run(program("slow", "exec sleep 60"), [], "", control.signal);
  setTimeout(() => control.abort(), 50);
  assert.equal(await running, undefined);
});

test("the PATH is searched, but not its relative folders", () => {
  const path = process.env["PATH"];
  program("findable", "");
  try {
    process.env["PATH"] = `.:${folder}`;
    assert.equal(nodePrograms.find("findable"), join(folder, "findable"));
    process.env["PATH"] = ".:bin";
    assert.equal(nodePrograms.find("findable"), undefined);
  } finally {
    process.env["PATH"] = path;
  }
});
