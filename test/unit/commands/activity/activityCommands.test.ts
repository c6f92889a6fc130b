// Show activity, and copying an action in each of its forms.
import assert from "node:assert/strict";
import { test } from "node:test";
import { problemOf } from "../../../../src/base/problem.ts";
import { copy } from "../../../../src/commands/activity/copy.ts";
import { show } from "../../../../src/commands/activity/show.ts";
import type { ActivityEntry } from "../../../../src/engine/activity.ts";
import { windowStage } from "../../../support/windowStage.ts";

const entry: Omit<ActivityEntry, "number"> = {
  engine: "default",
  endpoint: "unix:///run/default.sock",
  operation: "containers.stop",
  command: ["stop", "web"],
  requests: [{ method: "POST", path: "/v1.51/containers/3f2a/stop" }],
  background: false,
  started: 0,
  milliseconds: 1,
};

test("show activity shows the channel", async () => {
  const { context, done } = windowStage();
  await show.run(context, []);
  assert.deepEqual(done, ["show activity"]);
});

test("recent actions are offered newest first, without Porthole's own upkeep, in five forms", async () => {
  const forms = ["docker command", "API request", "curl", "Python", "Node"];
  for (const form of forms) {
    const { context, ui } = windowStage({ answers: [{ pick: "docker stop web" }, { pick: form }] });
    context.record.add({ ...entry, command: ["start", "web"] });
    context.record.add({ ...entry, operation: "containers.list", command: ["ps"], background: true });
    context.record.add(entry);
    await copy.run(context, []);
    const [actions, offered] = ui.of("pick");
    assert.deepEqual(
      actions!.choices.map(({ label }) => label),
      ["docker stop web", "docker start web"],
    );
    assert.deepEqual(
      offered!.choices.map(({ label }) => label),
      forms,
    );
    assert.match(
      ui.of("copy")[0]!.text,
      form === "docker command" ? /^docker stop web$/ : /POST.*\/containers\/3f2a\/stop/s,
    );
    assert.deepEqual(ui.of("tell"), []);
    ui.end();
  }
});

test("an engine that is no longer known leaves the forms that need no address", async () => {
  const { context, ui } = windowStage({ answers: [{ pick: "docker stop web" }, { pick: "API request" }] });
  context.record.add({ ...entry, engine: "gone" });
  await copy.run(context, []);
  assert.deepEqual(
    ui.of("pick")[1]!.choices.map(({ label }) => label),
    ["docker command", "API request"],
  );
});

test("a copy with masked secrets says that they are missing", async () => {
  const { context, ui } = windowStage({ answers: [{ pick: /^docker run/ }, { pick: "docker command" }] });
  context.record.add({ ...entry, command: ["run", "--env", "TOKEN=***", "x"] });
  await copy.run(context, []);
  assert.match(ui.of("tell")[0]!.message, /Secrets stand as \*\*\*/);
});

test("with nothing done yet there is nothing to copy", async () => {
  const { context } = windowStage();
  await assert.rejects(copy.run(context, []), (error) => problemOf(error).kind === "unsupported");
});
