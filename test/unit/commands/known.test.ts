import assert from "node:assert/strict";
import { test } from "node:test";
import { knownOfAny, known } from "../../../src/commands/known.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import type { Session } from "../../../src/model/session.ts";
import { createStore, type StoreWriter } from "../../../src/model/store.ts";
import { fakeSession } from "../../support/fakeSession.ts";
import { aContainer, aVersion } from "../../support/resources.ts";

const refusal = { kind: "rejected", operation: "containers.list", status: 500, said: "the store is locked" } as const;
const away = { kind: "unreachable", endpoint: "unix:///x", why: "refused" } as const;

/** A session that answers and has listed nothing yet; `refreshed` is called when it is asked to list again. */
function opened(refreshed: (writer: StoreWriter) => void = () => undefined): { session: Session; writer: StoreWriter } {
  const { store, writer } = createStore();
  writer.connection({ state: "ready", version: aVersion() });
  const session = {
    ...fakeSession({ engine: { name: "default" } as Engine }),
    store,
    refresh: () => refreshed(writer),
  };
  return { session, writer };
}

test("it is known once it was listed, and at once when it was before", { timeout: 60_000 }, async () => {
  const { session, writer } = opened();
  const waiting = known(session, "containers");
  await new Promise(setImmediate);
  writer.replace("images", []);
  writer.replace("containers", [aContainer({ name: "web" })]);
  await waiting;
  await known(session, "containers");
});

test("a list that is refused ends the waiting with the engine's words", { timeout: 60_000 }, async () => {
  const { session, writer } = opened();
  const waiting = known(session, "containers");
  await new Promise(setImmediate);
  writer.refuse("images", refusal);
  writer.refuse("containers", refusal);
  await assert.rejects(waiting, { problem: refusal });
});

test("one that was refused before is asked for again, whatever comes of it", { timeout: 60_000 }, async () => {
  const lucky = opened((writer) => queueMicrotask(() => writer.replace("containers", [])));
  lucky.writer.refuse("containers", refusal);
  await known(lucky.session, "containers");
  const unlucky = opened((writer) => queueMicrotask(() => writer.refuse("containers", refusal)));
  unlucky.writer.refuse("containers", refusal);
  await assert.rejects(known(unlucky.session, "containers"), { problem: refusal });
});

test("an engine that goes away meanwhile is told as that", { timeout: 60_000 }, async () => {
  const { session, writer } = opened();
  const waiting = known(session, "containers");
  await new Promise(setImmediate);
  writer.connection({ state: "lost", problem: away, retryAt: 0 });
  await assert.rejects(waiting, { problem: away });
});

test("of several engines one is enough; with none the first one's reason is told", { timeout: 60_000 }, async () => {
  const here = fakeSession({ engine: { name: "here" } as Engine });
  const gone = opened((writer) => queueMicrotask(() => writer.refuse("containers", refusal)));
  gone.writer.refuse("containers", refusal);
  await knownOfAny([gone.session, here], "containers");
  await assert.rejects(knownOfAny([gone.session, gone.session], "containers"), { problem: refusal });
  await knownOfAny([], "containers");
});
