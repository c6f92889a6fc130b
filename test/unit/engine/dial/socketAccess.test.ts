import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { modeWords, socketAccess } from "../../../../src/engine/dial/socketAccess.ts";

const folder = mkdtempSync(join(tmpdir(), "porthole-access-"));
after(() => rmSync(folder, { recursive: true }));

test("permission bits are shown as ls shows them", () => {
  assert.equal(modeWords(0o140660), "srw-rw----");
  assert.equal(modeWords(0o140777), "srwxrwxrwx");
  assert.equal(modeWords(0o040700), "drwx------");
  assert.equal(modeWords(0o100644), "-rw-r--r--");
  assert.equal(modeWords(0o010600), "prw-------");
});

test("owner, group and the asking user's groups are named", { skip: process.platform === "win32" }, async () => {
  const file = join(folder, "socket");
  writeFileSync(file, "");
  chmodSync(file, 0o660);
  const found = await socketAccess(file, { name: "someone", uid: 4242, groups: [0, 987_654] });
  const mine = process.getuid?.() === 0 ? "root" : undefined;
  assert.equal(found?.path, file);
  assert.equal(found.mode, "-rw-rw----");
  assert.equal(found.user, "someone");
  assert.deepEqual(found.userGroups, ["root", "987654"]);
  assert.equal(found.joined, false);
  if (mine !== undefined) assert.equal(found.owner, mine);
});

test("where the socket cannot be looked at, the folder that hides it is told of", async () => {
  const found = await socketAccess(join(folder, "none", "docker.sock"), { name: "someone", uid: 1, groups: [] });
  assert.equal(found?.path, folder);
  assert.equal(found.mode[0], "d");
});
