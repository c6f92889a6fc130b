import assert from "node:assert/strict";
import { test } from "node:test";
import { describe } from "../../../../src/base/describe.ts";
import type { Connection } from "../../../../src/model/snapshot.ts";
import { createStore } from "../../../../src/model/store.ts";
import { containersSource } from "../../../../src/tree/sources/containers.ts";
import { imagesSource } from "../../../../src/tree/sources/images.ts";
import { fakeSession, fakeSessions } from "../../../support/fakeSession.ts";
import { looksAt } from "../../../support/outline.ts";

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

test("while nothing is known and nothing is wrong, nothing stands there", async () => {
  assert.equal(
    await looksAt(containersSource, fakeSessions({ open: [unknown("default", { state: "connecting" })] })),
    "",
  );
  assert.equal(await looksAt(containersSource, fakeSessions({ open: [] })), "");
});
