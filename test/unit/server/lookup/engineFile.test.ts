// The engine's file of settings over the wire: known by its place, and held against how the engine was started.
import assert from "node:assert/strict";
import { test } from "node:test";
import { daemonJson } from "../../../../src/language/daemonJson/daemonJson.ts";
import { dockerUnit } from "../../../../src/language/dockerUnit/dockerUnit.ts";
import { engineFactsRequest, type EngineFacts } from "../../../../src/protocol/language.ts";
import { anyLanguage } from "../../../../src/server/documents/reading.ts";
import { languageStage, memoryDisk } from "../../../support/languageStage.ts";

const daemon = { file: "/srv/docker/engine.json", usual: "/etc/docker/daemon.json", flags: ["-H", "--debug"] };

async function codesOf(path: string, languageId = "json", text = '{"debug": true}'): Promise<readonly unknown[]> {
  const stage = await languageStage({
    languages: [anyLanguage(daemonJson), anyLanguage(dockerUnit)],
    runtime: { disk: memoryDisk({ [daemon.file]: '{"live-restore": true}' }) },
    options: { knowsEngine: true, engineFile: daemon.file },
    prepare: (client) => client.onRequest(engineFactsRequest, (): EngineFacts => ({ daemon })),
  });
  const uri = `file://${path}`;
  await stage.open(uri, languageId, text);
  // The engine's facts may come after the first check.
  const { diagnostics } = await stage.next(uri, (heard) => heard.diagnostics.length > 0);
  stage.end();
  return diagnostics.map(({ code }) => code);
}

test("a file of any name is checked as the one that the engine reads", { timeout: 60_000 }, async () => {
  assert.deepEqual(await codesOf(daemon.file), ["alsoFlag"]);
  assert.deepEqual(await codesOf(daemon.file, "plaintext"), ["alsoFlag"]);
});

test("of the file that is usually read it is said that this engine reads another", { timeout: 60_000 }, async () => {
  assert.deepEqual(await codesOf(daemon.usual), ["otherConfigFile"]);
});

test(
  "the engine's own unit is held against the file that it reads, wherever that is",
  { timeout: 60_000 },
  async () => {
    const unit = "[Service]\nExecStart=/usr/bin/dockerd --live-restore\n";
    for (const folder of ["/usr/lib/systemd/system", "/lib/systemd/system", "/etc/systemd/system"])
      assert.deepEqual(await codesOf(`${folder}/docker.service`, "ini", unit), ["alsoInFile"]);
    const over = unit.replace("ExecStart=", "ExecStart=\nExecStart=");
    assert.deepEqual(await codesOf("/etc/systemd/system/docker.service.d/10-x.conf", "properties", over), [
      "alsoInFile",
    ]);
  },
);
