import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { kindOfPath, readEnvFile } from "../../../src/run/hostFiles.ts";

const folder = mkdtempSync(join(tmpdir(), "porthole-"));
after(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, ".env"), "A=1\nB=2\n");
writeFileSync(join(folder, "bad"), "A B=1\n");

test("a path is a folder, a file or missing", () => {
  assert.equal(kindOfPath(folder), "folder");
  assert.equal(kindOfPath(join(folder, ".env")), "file");
  assert.equal(kindOfPath(join(folder, "none")), "missing");
  assert.equal(kindOfPath(join(folder, "\0")), "unknown");
});

test("an env file is found from the open folder and read", () => {
  const { value } = readEnvFile(".env", folder, {});
  assert.equal(value?.path, join(folder, ".env"));
  assert.deepEqual(
    value.variables.map(({ key }) => key),
    ["A", "B"],
  );
});

test("what cannot be a list of variables is refused in words", () => {
  for (const path of ["none", ".", "bad", "/dev/zero"]) assert.ok(readEnvFile(path, folder, {}).fault, path);
  assert.ok(readEnvFile(".env", undefined, {}).fault);
});
