// Which files a build is sent, and in which order.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import type { Builder } from "../../../../src/engine/api/build.ts";
import { ignoringOf } from "../../../../src/run/build/ignoring.ts";
import { sentFiles } from "../../../../src/run/build/walk.ts";

const base = mkdtempSync(join(tmpdir(), "porthole-walk-"));
after(() => rmSync(base, { recursive: true }));

function folderOf(name: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(base, name, path)), { recursive: true });
    writeFileSync(join(base, name, path), text);
  }
  return join(base, name);
}

async function sent(
  folder: string,
  builder: Builder = "buildkit",
  always: readonly string[] = [],
): Promise<readonly string[]> {
  const rules = await ignoringOf(folder, "Dockerfile", builder);
  const found: string[] = [];
  for await (const { path, kind } of sentFiles({ folder, rules, always, signal: new AbortController().signal }))
    found.push(kind === "file" ? path : kind === "folder" ? `${path}/` : `${path}@`);
  return found;
}

test("all of it by name, folders before what is in them, links as links", async () => {
  const folder = folderOf("plain", { "b/c.txt": "", "a.txt": "", Dockerfile: "", "outside/x": "" });
  symlinkSync("..", join(folder, "up"));
  assert.deepEqual(await sent(folder), ["Dockerfile", "a.txt", "b/", "b/c.txt", "outside/", "outside/x", "up@"]);
});

test("what is left out is not sent, but for exceptions, which bring the folders above along", async () => {
  const folder = folderOf("ignoring", {
    ".dockerignore": "logs\n!logs/deep/kept\n*.tmp\n",
    "logs/deep/kept": "",
    "logs/deep/gone": "",
    "logs/none/gone": "",
    "x.tmp": "",
  });
  assert.deepEqual(await sent(folder), [".dockerignore", "logs/", "logs/deep/", "logs/deep/kept"]);
});

test("the Dockerfile is sent whatever the patterns say, once", async () => {
  const folder = folderOf("always", { ".dockerignore": "Dockerfile\n.dockerignore\n", Dockerfile: "", other: "" });
  assert.deepEqual(await sent(folder, "buildkit", ["Dockerfile"]), ["other", "Dockerfile"]);
  assert.deepEqual(await sent(folder, "classic", ["Dockerfile", ".dockerignore"]), [
    "other",
    "Dockerfile",
    ".dockerignore",
  ]);
});

test("BuildKit prefers the .dockerignore with the Dockerfile's own name", async () => {
  const folder = folderOf("own", { ".dockerignore": "a\n", "Dockerfile.dockerignore": "b\n", a: "", b: "" });
  assert.deepEqual(await sent(folder), [".dockerignore", "Dockerfile.dockerignore", "a"]);
  assert.deepEqual(await sent(folder, "classic"), [".dockerignore", "Dockerfile.dockerignore", "b"]);
});

test("a folder that cannot be read, or is given up, ends the walk", async () => {
  const folder = folderOf("ends", { a: "" });
  const rules = await ignoringOf(folder, "Dockerfile", "buildkit");
  const signal = AbortSignal.abort();
  await assert.rejects(sentFiles({ folder, rules, always: [], signal }).next(), { name: "AbortError" });
  const gone = { folder: join(folder, "gone"), rules, always: [], signal: new AbortController().signal };
  await assert.rejects(sentFiles(gone).next(), { code: "ENOENT" });
});
