// An image made of a tar: what the form asks, what goes to the engine, and what the engine says of it.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { test, type TestContext } from "node:test";
import { problemOf } from "../../../../src/base/problem.ts";
import { importTar } from "../../../../src/commands/files/importTar.ts";
import { commandStage } from "../../../support/commandStage.ts";
import { idOf } from "../../../support/resources.ts";
import type { Answer } from "../../../support/scriptedUi.ts";

function stage(context: TestContext, answers: readonly Answer[], answer: readonly object[]) {
  const folder = mkdtempSync(join(tmpdir(), "porthole-import-"));
  context.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "Root FS.tar.gz");
  writeFileSync(file, "not looked at here");
  const said = answer.map((line) => `${JSON.stringify(line)}\r\n`).join("");
  return commandStage({ engine: () => Readable.from([said]), answers: [{ files: [file] }, ...answers] });
}

const values = { image: "shop:1", message: "from a tar", changes: ['CMD ["sh"]', "ENV A=1"] };

test("a tar becomes an image with a name, a message and changes, which is shown", async (context) => {
  const one = stage(
    context,
    [{ form: { image: "Shop:1" } }, { form: { changes: ["RUN x"] } }, { form: values }],
    [{ status: "Importing" }, { status: `sha256:${idOf("made")}` }],
  );
  await one.run(importTar);
  assert.deepEqual(
    one.ui.of("refused").map(({ issues }) => issues[0]?.field),
    ["image", "changes"],
  );
  const { form } = one.ui.of("form")[0]!;
  const [name] = form.fields;
  assert.equal(name?.type === "text" ? name.placeholder : "", "root-fs");
  assert.equal(
    form.preview?.(values),
    `docker import --change 'CMD ["sh"]' --change 'ENV A=1' --message 'from a tar' 'Root FS.tar.gz' shop:1`,
  );
  const [asked] = one.engine.asked;
  assert.equal(asked?.path, "/images/create");
  assert.deepEqual(
    [asked.query["fromSrc"], asked.query["repo"], asked.query["message"]],
    ["-", "shop:1", "from a tar"],
  );
  assert.deepEqual(one.ui.of("reveal"), [{ kind: "reveal", what: "image", id: `sha256:${idOf("made")}` }]);
  one.ui.end();
});

test("what the engine says in the middle of its answer is a refusal", async (context) => {
  const one = stage(context, [{ form: {} }], [{ error: "archive/tar: invalid tar header" }]);
  await assert.rejects(one.run(importTar), (error) => {
    const problem = problemOf(error);
    return problem.kind === "rejected" && problem.said.includes("invalid tar header");
  });
  assert.deepEqual(one.ui.of("reveal"), []);
});
