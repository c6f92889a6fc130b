import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { modeWords, socketAccess, type Who } from "../../../../src/engine/dial/socketAccess.ts";

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

test("whether the permissions would let the user in is judged as the kernel does, by the first bits that are theirs", async () => {
  const file = join(folder, "judged");
  writeFileSync(file, "");
  const { uid, gid } = statSync(file);
  const stranger = { name: "x", uid: 4242, groups: [] };
  const permitted = async (mode: number, who: Who): Promise<boolean | undefined> => {
    chmodSync(file, mode);
    return (await socketAccess(file, who))?.permitted;
  };
  assert.equal(await permitted(0o660, stranger), false);
  assert.equal(await permitted(0o666, stranger), true);
  assert.equal(await permitted(0o664, stranger), false, "to read is not enough");
  assert.equal(await permitted(0o660, { ...stranger, groups: [gid] }), true);
  assert.equal(await permitted(0o606, { ...stranger, groups: [gid] }), false, "the group's bits count for its members");
  if (uid !== 0) assert.equal(await permitted(0o066, { ...stranger, uid }), false);
  assert.equal(await permitted(0o000, { ...stranger, uid: 0 }), true);
});
