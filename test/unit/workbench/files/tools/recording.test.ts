// What was done to files stands in the activity record, with the way; what only looks does not.
import assert from "node:assert/strict";
import { test } from "node:test";
import { activityLines } from "../../../../../src/activity/lines.ts";
import { rootOf } from "../../../../../src/model/fileRoot.ts";
import { recordedBackend } from "../../../../../src/workbench/files/tools/recording.ts";
import { memoryBackend } from "../../../../support/memoryFiles.ts";
import { aContainer } from "../../../../support/resources.ts";
import { scriptedEngine } from "../../../../support/scriptedEngine.ts";

test("changes are recorded with command and way, failures with why, and the rest passes through", async () => {
  const engine = scriptedEngine(() => undefined);
  const real = memoryBackend({ "/etc/hosts": "x" }, { route: "toolbox" });
  const backend = recordedBackend(real, rootOf(aContainer({ name: "web" })), () => Promise.resolve(engine));
  await backend.list("/etc");
  await backend.stat("/etc/hosts");
  assert.equal(backend.route, "toolbox");
  assert.equal(engine.record.entries.length, 0);
  await backend.write("/etc/hosts", Buffer.from("y"), { create: false, overwrite: true });
  await backend.rename("/etc/hosts", "/etc/other", { overwrite: false });
  await backend.remove("/etc/other", { recursive: true });
  await assert.rejects(backend.remove("/etc/other", { recursive: false }));
  assert.equal(real.text("/etc/other"), undefined);
  assert.deepEqual(
    engine.record.entries.map(({ command, route, problem }) => [command?.join(" "), route, problem?.kind]),
    [
      ["cp hosts web:/etc/hosts", "Through a helper container", undefined],
      ["exec web mv /etc/hosts /etc/other", "Through a helper container", undefined],
      ["exec web rm -r /etc/other", "Through a helper container", undefined],
      ["exec web rm /etc/other", "Through a helper container", "gone"],
    ],
  );
  const [first] = engine.record.entries;
  assert.ok(first);
  assert.match(activityLines(first)[0] ?? "", /docker cp hosts web:\/etc\/hosts · Through a helper container · ok/);
});

test("without an engine the work is done all the same", async () => {
  const real = memoryBackend({ "/a": "x" });
  const away = (): Promise<never> => Promise.reject(new Error("away"));
  const backend = recordedBackend(real, rootOf(aContainer({ name: "web" })), away);
  await backend.remove("/a", { recursive: false });
  assert.equal(real.text("/a"), undefined);
});
