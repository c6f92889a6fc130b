import assert from "node:assert/strict";
import fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { problemOf } from "../../../../src/base/problem.ts";
import type { FileBackend } from "../../../../src/files/backend.ts";
import { find, type FindQuery } from "../../../../src/files/find/find.ts";
import { globPattern, isFuzzy } from "../../../../src/files/find/names.ts";
import { sameIds } from "../../../../src/files/owners.ts";
import { treeBelow } from "../../../../src/files/proc/tree.ts";
import { treeBackend } from "../../../../src/files/proc/treeBackend.ts";
import { pinFolder } from "../../../../src/files/proc/walk.ts";

let folder: string;
let backend: FileBackend;
before(() => {
  folder = fs.mkdtempSync(join(tmpdir(), "porthole-find-"));
  for (const name of ["etc/app", "proc/1", "src"]) fs.mkdirSync(join(folder, name), { recursive: true });
  fs.writeFileSync(join(folder, "etc/app/server.conf"), "port = 80\nname = web\nport = 443\n");
  fs.writeFileSync(join(folder, "etc/hosts"), "127.0.0.1 localhost\n");
  fs.writeFileSync(join(folder, "proc/1/environ.conf"), "port = 1\n");
  fs.writeFileSync(join(folder, "src/blob.conf"), Buffer.from("port\0= 9\n"));
  fs.symlinkSync("/", join(folder, "src/everything"));
  backend = treeBackend(treeBelow(pinFolder(folder), { uids: sameIds, gids: sameIds }), "direct");
});
after(() => fs.rmSync(folder, { recursive: true }));

async function found(query: Partial<FindQuery>): Promise<string[]> {
  const results: string[] = [];
  const whole = { under: "/", most: 100, signal: AbortSignal.timeout(10_000), ...query };
  for await (const { info, line, text, start } of find(backend, whole))
    results.push(line === undefined ? info.path : `${info.path}:${line}:${String(start)}:${String(text)}`);
  return results.sort();
}

test("by name, without following links or entering what is the kernel's", async () => {
  assert.deepEqual(await found({ glob: "*.conf" }), ["/etc/app/server.conf", "/src/blob.conf"]);
  assert.deepEqual(await found({ glob: "*.conf", leaveOut: [] }), [
    "/etc/app/server.conf",
    "/proc/1/environ.conf",
    "/src/blob.conf",
  ]);
  assert.deepEqual(await found({ glob: "*.conf", under: "/proc" }), ["/proc/1/environ.conf"]);
  assert.deepEqual(await found({ glob: "app/*.conf", under: "/etc" }), ["/etc/app/server.conf"]);
  assert.deepEqual(await found({ fuzzy: "svcf" }), ["/etc/app/server.conf"]);
});

test("by content: text files only, lines counted from one", async () => {
  assert.deepEqual(await found({ content: /port = (\d+)/ }), [
    "/etc/app/server.conf:1:0:port = 80",
    "/etc/app/server.conf:3:0:port = 443",
  ]);
  assert.deepEqual(await found({ content: /localhost$/, glob: "hosts" }), ["/etc/hosts:1:10:127.0.0.1 localhost"]);
  assert.equal((await found({ content: /port/, most: 1 })).length, 1);
});

test("it ends with its signal", async () => {
  await assert.rejects(
    found({ glob: "*", signal: AbortSignal.abort() }),
    (error) => problemOf(error).kind === "cancelled",
  );
});

test("globs", () => {
  const table: readonly [string, string, boolean][] = [
    ["*.ts", "a.ts", true],
    ["*.ts", "a/b.ts", false],
    ["**/b.ts", "b.ts", true],
    ["**/b.ts", "x/y/b.ts", true],
    ["a?c", "abc", true],
    ["[!a]x", "bx", true],
    ["[!a]x", "ax", false],
    ["{one,two}.txt", "two.txt", true],
    ["a.b", "axb", false],
    ["[", "[", true],
    ["(", "(", true],
    ["README", "readme", true],
  ];
  for (const [glob, name, fits] of table) assert.equal(globPattern(glob).test(name), fits, `${glob} ${name}`);
  assert.equal(isFuzzy("n gx", "nginx.conf"), true);
  assert.equal(isFuzzy("xg", "nginx.conf"), false);
});
