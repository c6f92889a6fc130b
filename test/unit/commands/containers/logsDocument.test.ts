import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { test } from "node:test";
import { logsDocument } from "../../../../src/commands/containers/logsDocument.ts";
import { commandStage } from "../../../support/commandStage.ts";
import { aContainer } from "../../../support/resources.ts";
import { frame } from "../../../support/scriptedStreams.ts";

const stamp = "2026-01-01T12:00:00.000000001Z";
const opened = async (lines: readonly string[], times = false) => {
  const stage = commandStage({
    engine: ({ path }) =>
      path.endsWith("/logs")
        ? Object.assign(Readable.from(lines.map((line) => frame(1, `${stamp} ${line}\n`))), { headers: {} })
        : { Config: { Tty: false } },
    settings: { "logs.tail": 50, "logs.timestamps": times },
  });
  await stage.run(logsDocument, [aContainer({ name: "web-1" })]);
  return { ...stage, document: stage.ui.documents[0] ?? assert.fail("no document") };
};

test("the last lines stand in a read-only document, without sequences", async () => {
  const { document, engine } = await opened(["\x1b[31mred\x1b[0m", "a\x1b]52;c;eA==\x07b"]);
  assert.equal(document.text, "red\nab\n");
  assert.equal(document.language, "log");
  assert.match(document.path, /web-1\.log$/);
  assert.match(engine.requests(/logs/)[0] ?? "", /follow=false.*tail=50/);
});

test("times as the setting says", async () => {
  assert.equal((await opened(["x"], true)).document.text, `${stamp} x\n`);
});

test("lines of absurd length do not make a document of absurd length", async () => {
  const { document } = await opened(Array.from({ length: 50 }, () => "x".repeat(300_000)));
  assert.ok(document.text.length < 11_000_000);
  assert.match(document.text, /^… [\d.]+ MB before this are left out; “Save logs…” keeps all\.\nx/);
});
