// How commands on files find their file: from a row, from an address of the editor, or by walking with a picker.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Problem } from "../../../../src/base/problem.ts";
import { command } from "../../../../src/commands/command.ts";
import type { Row } from "../../../../src/commands/row.ts";
import { runCommand, type RunnerParts } from "../../../../src/commands/run.ts";
import { createActivity } from "../../../../src/engine/activity.ts";
import { defaultSettings } from "../../../../src/manifest/settings.ts";
import { rootOf } from "../../../../src/model/fileRoot.ts";
import type { Selector } from "../../../../src/model/selector.ts";
import { fakeSession, fakeSessions } from "../../../support/fakeSession.ts";
import { aFile, memoryBackend, memoryFiles } from "../../../support/memoryFiles.ts";
import { aContainer, anImage, aVolume } from "../../../support/resources.ts";
import { scriptedEngine } from "../../../support/scriptedEngine.ts";
import { scriptedUi, type Answer } from "../../../support/scriptedUi.ts";

const image = anImage();
const web = aContainer({ name: "web" });
const volume = aVolume();
const root = rootOf(web);
const at = (path: string): string => `porthole://default+container+${web.id}${path}`;

function stage(
  answers: readonly Answer[] = [],
  { rows = {}, active }: { rows?: Record<string, Row>; active?: string } = {},
) {
  const engine = scriptedEngine(() => []);
  const sessions = fakeSessions({
    open: [fakeSession({ engine, containers: [web], images: [image], volumes: [volume] })],
  });
  const ui = scriptedUi(answers);
  const reported: Problem[] = [];
  const backend = memoryBackend({ "/etc/hosts": "x", "/etc/ssl/cert": "y", "/run/f": { kind: "fifo" } });
  const parts: RunnerParts = {
    sessions,
    ui,
    memory: { get: () => undefined, set: () => undefined },
    files: memoryFiles({ sessions, roots: { [web.id]: backend, [image.id]: backend, data: backend } }),
    activeFile: () => active,
    record: createActivity(),
    settings: () => defaultSettings,
    folders: () => [],
    node: (id) => rows[id],
    window: {
      views: { filter: () => "", setFilter: () => undefined },
      change: () => Promise.resolve(),
      showLog: () => undefined,
      showActivity: () => undefined,
      openSettings: () => Promise.resolve(),
    },
    report: (problem) => reported.push(problem),
  };
  const ran: string[] = [];
  const look = async (target: Selector<"file">, ...invocation: readonly unknown[]): Promise<void> => {
    const show = command<"file">({
      id: "files.show",
      title: "Show",
      target,
      menus: [],
      run: (_context, items) =>
        Promise.resolve(void ran.push(...items.map((item) => `${item.root.name}:${item.path}`))),
    });
    await runCommand(show, invocation, parts);
  };
  return { look, ran, ui, reported };
}

const document: Selector<"file"> = { kind: "file", has: ["document"], many: true };

test("rows that are clicked are acted on as they were listed, those that do not fit are left out", async () => {
  const rows = Object.fromEntries(
    [aFile(root, "/etc/hosts"), aFile(root, "/run/f", { kind: "fifo" })].map((of, index) => [
      String(index),
      { id: String(index), session: "default", of },
    ]),
  );
  const { look, ran } = stage([], { rows });
  await look(document, "0", ["0", "1"]);
  assert.deepEqual(ran, ["web:/etc/hosts"]);
});

test("the editor's own folders hand over addresses, one or a selection", async () => {
  const { look, ran } = stage();
  await look(document, at("/etc/hosts"));
  await look(document, at("/etc/hosts"), [at("/etc/hosts"), at("/etc/ssl/cert"), at("/etc")]);
  assert.deepEqual(ran, ["web:/etc/hosts", "web:/etc/hosts", "web:/etc/ssl/cert"]);
});

test("from the palette it is the file in the editor, where that fits", async () => {
  const { look, ran } = stage([], { active: at("/etc/hosts") });
  await look(document);
  assert.deepEqual(ran, ["web:/etc/hosts"]);
});

test("a row that the editor was just fetching anew is nobody else's: what is open is not taken for it", async () => {
  const { look, ran, ui, reported } = stage([], { active: at("/etc/hosts") });
  await look(document, undefined);
  await look(document, undefined, [undefined]);
  assert.deepEqual(ran, []);
  assert.deepEqual(
    reported.map(({ kind }) => kind),
    ["unsupported", "unsupported"],
  );
  ui.end();
});

test("otherwise one walks: whose files, then folder by folder", async () => {
  const { look, ran, ui, reported } = stage([{ pick: "web" }, { pick: "etc/" }, { pick: "ssl/" }, { pick: "cert" }]);
  await look(document);
  assert.deepEqual(reported, []);
  assert.deepEqual(ran, ["web:/etc/ssl/cert"]);
  assert.deepEqual(
    ui.of("pick")[2]?.choices.map(({ label }) => label),
    ["ssl/", "hosts", "Type a path…"],
  );
  ui.end();
});

test("a folder is taken by saying so, a path may be typed, and images are offered only for looking", async () => {
  const folder: Selector<"file"> = { kind: "file", has: ["folder", "changeable"] };
  const one = stage([{ pick: "web" }, { pick: "etc/" }, { pick: "This folder" }]);
  await one.look(folder);
  assert.deepEqual(one.ran, ["web:/etc"]);
  assert.deepEqual(
    one.ui.of("pick")[0]?.choices.map(({ label }) => label),
    ["web", "data"],
  );
  const inVolume = stage([{ pick: "data" }, { pick: "This folder" }]);
  await inVolume.look(folder);
  assert.deepEqual(inVolume.ran, ["data:/"]);
  const typed = stage([{ pick: "nginx:1.25" }, { pick: "Type a path…" }, { ask: "etc/hosts" }]);
  await typed.look(document);
  assert.deepEqual(typed.ran, ["nginx:1.25:/etc/hosts"]);
  const gone = stage([{ pick: "web" }, { pick: "Type a path…" }, { ask: "/nowhere" }]);
  await gone.look(document);
  assert.deepEqual(
    gone.reported.map(({ kind }) => kind),
    ["gone"],
  );
});

test("turning away does nothing and says nothing", async () => {
  const { look, ran, reported } = stage(["turn away"]);
  await look(document);
  assert.deepEqual([ran, reported], [[], []]);
});
