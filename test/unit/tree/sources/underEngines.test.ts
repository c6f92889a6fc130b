import assert from "node:assert/strict";
import { test } from "node:test";
import { describe } from "../../../../src/base/describe.ts";
import type { Connection } from "../../../../src/model/snapshot.ts";
import { createStore } from "../../../../src/model/store.ts";
import { defaultSettings } from "../../../../src/manifest/settings.ts";
import { containersSource } from "../../../../src/tree/sources/containers.ts";
import { imagesSource } from "../../../../src/tree/sources/images.ts";
import { fakeSession, fakeSessions } from "../../../support/fakeSession.ts";
import { looksAt } from "../../../support/outline.ts";
import { aContainer, aVersion } from "../../../support/resources.ts";

const problem = { kind: "unreachable", endpoint: "unix:///x", why: "refused" } as const;
const lost: Connection = { state: "lost", problem, retryAt: 0 };

/** A session of which nothing is known. */
function unknown(name: string, connection: Connection) {
  const { store, writer } = createStore();
  writer.connection(connection);
  return { ...fakeSession({ name }), store };
}

test("an engine that never answered shows what may help, each a click", async () => {
  const sessions = fakeSessions({ open: [unknown("default", lost)] });
  const offered = describe(problem).offers;
  assert.equal(await looksAt(containersSource, sessions), offered.map(({ title }) => title).join("\n"));
  const settings = { settings: {} as never, filter: "", now: 0 };
  const clicks = containersSource.roots(sessions, settings).map(({ click }) => click?.command);
  assert.deepEqual(
    clicks,
    offered.map(({ command }) => `porthole.${command}`),
  );
});

test("what may help is offered once, not in every view", async () => {
  assert.equal(await looksAt(imagesSource, fakeSessions({ open: [unknown("default", lost)] })), "");
});

test("beside other engines it shows it below its own root", async () => {
  const sessions = fakeSessions({
    open: [fakeSession(), unknown("far", lost), unknown("slow", { state: "connecting" })],
  });
  const { message, offers } = describe(problem);
  assert.equal(
    await looksAt(containersSource, sessions),
    `default — 28.5.2 · default engine
far — ${message}
${offers.map(({ title }) => `  ${title}`).join("\n")}
slow — connecting…`,
  );
});

test("an engine that refuses its first list is no empty engine: asking again is offered, in each view that it concerns", async () => {
  const { store, writer } = createStore();
  writer.connection({ state: "ready", version: aVersion() });
  const sessions = fakeSessions({ open: [{ ...fakeSession(), store }] });
  assert.equal(await looksAt(imagesSource, sessions), "");
  writer.refuse("images", { kind: "rejected", operation: "images.list", status: 403, said: "forbidden" });
  assert.equal(await looksAt(imagesSource, sessions), "Refresh");
  const [row] = imagesSource.roots(sessions, { settings: {} as never, filter: "", now: 0 });
  assert.equal(row?.click?.command, "porthole.views.refresh");
  assert.equal(await looksAt(containersSource, sessions), "");
});

test("rows whose list was refused stay, dimmed, until a list comes", async () => {
  const { store, writer } = createStore();
  writer.connection({ state: "ready", version: aVersion() });
  writer.replace("containers", [aContainer({ name: "web" })]);
  const sessions = fakeSessions({ open: [{ ...fakeSession(), store }] });
  const dimmed = (): boolean =>
    containersSource
      .roots(sessions, { settings: defaultSettings, filter: "", now: 0 })
      .every((row) => row.dimmed === true);
  assert.equal(dimmed(), false);
  writer.refuse("containers", { kind: "rejected", operation: "containers.list", status: 500, said: "locked" });
  assert.equal(dimmed(), true);
  assert.match(await looksAt(containersSource, sessions), /^web/);
  writer.replace("containers", [aContainer({ name: "web" })]);
  assert.equal(dimmed(), false);
});

test("while nothing is known and nothing is wrong, nothing stands there", async () => {
  assert.equal(
    await looksAt(containersSource, fakeSessions({ open: [unknown("default", { state: "connecting" })] })),
    "",
  );
  assert.equal(await looksAt(containersSource, fakeSessions({ open: [] })), "");
});
