import assert from "node:assert/strict";
import { test } from "node:test";
import { problemOf } from "../../../../src/base/problem.ts";
import { add } from "../../../../src/commands/engines/add.ts";
import { choose } from "../../../../src/commands/engines/choose.ts";
import { connect } from "../../../../src/commands/engines/connect.ts";
import { copyRemedy } from "../../../../src/commands/engines/copyRemedy.ts";
import { disconnect } from "../../../../src/commands/engines/disconnect.ts";
import { makeDefault } from "../../../../src/commands/engines/makeDefault.ts";
import { openFile } from "../../../../src/commands/engines/openFile.ts";
import { openSettings } from "../../../../src/commands/engines/openSettings.ts";
import { retry } from "../../../../src/commands/engines/retry.ts";
import { showLog } from "../../../../src/commands/engines/showLog.ts";
import { anEndpoint, fakeSession, fakeSessions } from "../../../support/fakeSession.ts";
import { windowStage } from "../../../support/windowStage.ts";

const two = () => {
  const open = [fakeSession({ name: "default" })];
  return fakeSessions({
    open,
    found: { endpoints: [anEndpoint("default"), anEndpoint("prod")], chosen: anEndpoint("default"), problems: [] },
  });
};
const names = ({ open }: { readonly open: readonly { readonly name: string }[] }): readonly string[] =>
  open.map(({ name }) => name);

test("choosing another engine opens it in place of the default one", async () => {
  const { context, sessions, ui } = windowStage({ sessions: two(), answers: [{ pick: "prod" }] });
  await choose.run(context, []);
  assert.deepEqual([names(sessions), sessions.default?.name], [["prod"], "prod"]);
  assert.equal(sessions.looks, 1);
  ui.end();
});

test("choosing the engine that is the default already changes nothing", async () => {
  const { context, sessions } = windowStage({ sessions: two(), answers: [{ pick: "default" }] });
  await choose.run(context, []);
  assert.deepEqual([names(sessions), sessions.default?.name], [["default"], "default"]);
});

test("an engine that is not in the list is added by its address", async () => {
  const far = { name: "far", url: "ssh://ada@far.example", first: false };
  const { context, done, sessions } = windowStage({
    sessions: two(),
    answers: [{ pick: "Add an engine…" }, { form: far }],
  });
  await choose.run(context, []);
  assert.deepEqual(done, [`change engines [{"name":"far","url":"ssh://ada@far.example"}]`]);
  assert.deepEqual([names(sessions), sessions.default?.name], [["default", "far"], "default"]);
  assert.equal(sessions.open[1]?.endpoint.reason.by, "setting");
});

test("an engine that does not answer is not added, and that is told in the form", async () => {
  const { context, done, sessions, ui } = windowStage({
    sessions: two(),
    settings: { engines: [{ name: "old", url: "tcp://10.0.0.1:2375" }] },
    answers: [{ form: { name: "far", url: "tcp://10.0.0.9:2375" } }, "turn away"],
  });
  await assert.rejects(add.run(context, []), (error) => problemOf(error).kind === "cancelled");
  assert.equal(ui.of("failed")[0]?.problem.kind, "unreachable");
  assert.deepEqual(done, []);
  assert.deepEqual(names(sessions), ["default"]);
});

test("connecting beside keeps the others open and the default as it is", async () => {
  const { context, sessions } = windowStage({ sessions: two(), answers: [{ pick: "prod" }] });
  await connect.run(context, []);
  assert.deepEqual([names(sessions), sessions.default?.name], [["default", "prod"], "default"]);
});

test("connecting from a row asks nothing", async () => {
  const { context, sessions, ui } = windowStage({ sessions: two() });
  await connect.run(context, [{ id: "prod", session: "prod" }]);
  assert.deepEqual(names(sessions), ["default", "prod"]);
  assert.equal(ui.heard.length, 0);
});

test("with every engine open, connecting says what is needed", async () => {
  const { context } = windowStage({ sessions: fakeSessions() });
  await assert.rejects(connect.run(context, []), {
    problem: {
      kind: "unsupported",
      feature: "Connecting another engine",
      needs: "an engine that is not open yet; add one in the settings",
    },
  });
});

test("disconnecting closes the clicked engine, or the picked one", async () => {
  const sessions = fakeSessions({ open: [fakeSession({ name: "default" }), fakeSession({ name: "prod" })] });
  await disconnect.run(windowStage({ sessions, over: { clicked: sessions.open[1] } }).context, []);
  assert.deepEqual(names(sessions), ["default"]);
  await disconnect.run(windowStage({ sessions, answers: [{ pick: "default" }] }).context, []);
  assert.deepEqual(names(sessions), []);
});

test("another open engine can be made the default", async () => {
  const sessions = fakeSessions({ open: [fakeSession({ name: "default" }), fakeSession({ name: "prod" })] });
  await makeDefault.run(windowStage({ sessions, answers: [{ pick: "prod" }] }).context, []);
  assert.equal(sessions.default?.name, "prod");
});

test("retrying looks for engines again and refreshes the open ones", async () => {
  const session = fakeSession();
  const sessions = fakeSessions({ open: [session] });
  await retry.run(windowStage({ sessions }).context, []);
  assert.deepEqual([sessions.looks, session.refreshes], [1, 1]);
});

test("settings open at the one a problem names, and at all of them otherwise", async () => {
  const { context, done } = windowStage();
  await openSettings.run(context, ["porthole.engines"]);
  await openSettings.run(context, ["someone.else"]);
  await openSettings.run(context, []);
  await showLog.run(context, []);
  assert.deepEqual(done, ["open settings engines", "open settings ", "open settings ", "show log"]);
});

test("the command that helps is copied, and a file is opened where something is wrong with it", async () => {
  const { context, ui } = windowStage();
  await copyRemedy.run(context, ["sudo usermod -aG docker ada"]);
  await openFile.run(context, ["/home/ada/.docker/config.json", 3]);
  await openFile.run(context, ["/home/ada/.docker/config.json"]);
  assert.deepEqual(ui.heard, [
    { kind: "copy", text: "sudo usermod -aG docker ada" },
    { kind: "open", address: "/home/ada/.docker/config.json", line: 3 },
    { kind: "open", address: "/home/ada/.docker/config.json" },
  ]);
});

test("the list of engines says which one is the default and which are connected beside it", async () => {
  const sessions = two();
  sessions.connect(sessions.found.endpoints.find(({ name }) => name === "prod") ?? anEndpoint("prod"));
  const { context, ui } = windowStage({ sessions, answers: [{ pick: "default" }] });
  await choose.run(context, []);
  const detail = (name: string) => ui.of("pick")[0]?.choices.find(({ label }) => label === name)?.detail ?? "";
  assert.match(detail("default"), / · default engine$/);
  assert.match(detail("prod"), / · connected$/);
});
