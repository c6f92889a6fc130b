import assert from "node:assert/strict";
import { test } from "node:test";
import type { WindowCommand } from "../../../../src/commands/command.ts";
import { clearContainersFilter } from "../../../../src/commands/views/clearContainersFilter.ts";
import { clearImagesFilter } from "../../../../src/commands/views/clearImagesFilter.ts";
import { filterContainers } from "../../../../src/commands/views/filterContainers.ts";
import { filterImages } from "../../../../src/commands/views/filterImages.ts";
import { groupContainers } from "../../../../src/commands/views/groupContainers.ts";
import { hideDanglingImages } from "../../../../src/commands/views/hideDanglingImages.ts";
import { hideDigests } from "../../../../src/commands/views/hideDigests.ts";
import { refresh } from "../../../../src/commands/views/refresh.ts";
import { showAllContainers } from "../../../../src/commands/views/showAllContainers.ts";
import { showDanglingImages } from "../../../../src/commands/views/showDanglingImages.ts";
import { showDigests } from "../../../../src/commands/views/showDigests.ts";
import { showRunningContainers } from "../../../../src/commands/views/showRunningContainers.ts";
import { sortContainers } from "../../../../src/commands/views/sortContainers.ts";
import { fakeSession, fakeSessions } from "../../../support/fakeSession.ts";
import { windowStage } from "../../../support/windowStage.ts";

const cases: readonly (readonly [WindowCommand, string])[] = [
  [showAllContainers, 'change containers.show "all"'],
  [showRunningContainers, 'change containers.show "running"'],
  [showDanglingImages, "change images.showDangling true"],
  [hideDanglingImages, "change images.showDangling false"],
  [showDigests, "change images.showDigests true"],
  [hideDigests, "change images.showDigests false"],
  [clearContainersFilter, 'filter porthole.containers ""'],
  [clearImagesFilter, 'filter porthole.images ""'],
];

for (const [command, expected] of cases)
  test(`"${command.title}" does: ${expected}`, async () => {
    const { context, done } = windowStage();
    await command.run(context, []);
    assert.deepEqual(done, [expected]);
  });

test("a filter begins with the one that is set, and stays", async () => {
  const { context, ui, done } = windowStage({ answers: [{ ask: "web" }, { ask: "api" }, { ask: "nginx" }] });
  await filterContainers.run(context, []);
  await filterContainers.run(context, []);
  await filterImages.run(context, []);
  assert.deepEqual(
    ui.of("ask").map(({ question }) => question.value),
    ["", "web", ""],
  );
  assert.deepEqual(done, [
    'filter porthole.containers "web"',
    'filter porthole.containers "api"',
    'filter porthole.images "nginx"',
  ]);
});

test("grouping and sorting write their settings and mark what is set now", async () => {
  const { context, ui, done } = windowStage({ answers: [{ pick: "State" }, { pick: "Age, newest first" }] });
  await groupContainers.run(context, []);
  await sortContainers.run(context, []);
  assert.deepEqual(done, ['change containers.groupBy "state"', 'change containers.sortBy "age"']);
  assert.deepEqual(
    ui
      .of("pick")
      .map(({ choices }) => choices.filter(({ description }) => description === "now").map(({ value }) => value)),
    [["project"], ["name"]],
  );
});

test("refresh asks every open engine", async () => {
  const open = [fakeSession({ name: "a" }), fakeSession({ name: "b" })];
  await refresh.run(windowStage({ sessions: fakeSessions({ open }) }).context, []);
  assert.deepEqual(
    open.map(({ refreshes }) => refreshes),
    [1, 1],
  );
});
