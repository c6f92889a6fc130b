// Which Dockerfile a build takes where none is named.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { findDockerfile } from "../../../../src/commands/building/findDockerfile.ts";
import { scriptedUi } from "../../../support/scriptedUi.ts";

const base = mkdtempSync(join(tmpdir(), "porthole-find-"));
after(() => rmSync(base, { recursive: true }));
for (const path of [
  "Dockerfile",
  "api/web.Dockerfile",
  "api/Dockerfile.dev",
  "api/Dockerfile.dockerignore",
  "node_modules/x/Dockerfile",
  ".git/Dockerfile",
  "Containerfile",
  "notes.md",
]) {
  mkdirSync(dirname(join(base, path)), { recursive: true });
  writeFileSync(join(base, path), "");
}

test("the one that is named is taken without a question", async () => {
  const ui = scriptedUi();
  assert.equal(await findDockerfile({ ui, folders: [base] }, "/x/Dockerfile"), "/x/Dockerfile");
  ui.end();
});

test("else those of the open folders are offered, without what others wrote", async () => {
  const ui = scriptedUi([{ pick: "api/web.Dockerfile" }]);
  assert.equal(await findDockerfile({ ui, folders: [base] }, undefined), join(base, "api/web.Dockerfile"));
  assert.deepEqual(
    ui.of("pick")[0]?.choices.map(({ label }) => label),
    ["Containerfile", "Dockerfile", "api/Dockerfile.dev", "api/web.Dockerfile", "Choose another file…"],
  );
});

test("where there is none, or another is wanted, a file is chosen", async () => {
  const none = scriptedUi([{ files: ["/x/build.txt"] }]);
  assert.equal(await findDockerfile({ ui: none, folders: [] }, undefined), "/x/build.txt");
  const other = scriptedUi([{ pick: "Choose another file…" }, { files: ["/y"] }]);
  assert.equal(await findDockerfile({ ui: other, folders: [base] }, undefined), "/y");
});
