import assert from "node:assert/strict";
import { test } from "node:test";
import { problemOf } from "../../../src/base/problem.ts";
import { engineOf, listed } from "../../../src/commands/engineOf.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { createStore } from "../../../src/model/store.ts";
import { fakeSession } from "../../support/fakeSession.ts";
import { scriptedUi } from "../../support/scriptedUi.ts";

const engine = { name: "slow" } as Engine;

/** A session that is connecting, and answers when it is told to. */
function connecting() {
  const { store, writer } = createStore();
  writer.connection({ state: "connecting" });
  const answer = Promise.withResolvers<Engine>();
  return { ...fakeSession({ name: "slow" }), store, writer, answer, engine: () => answer.promise };
}

test("of an engine that is connected nothing is said", async () => {
  const ui = scriptedUi();
  assert.equal(await engineOf(fakeSession({ engine }), ui), engine);
  await listed([fakeSession({ engine })], "containers", ui);
  assert.deepEqual(ui.heard, []);
});

test("one that is connecting is waited for, which is said", { timeout: 60_000 }, async () => {
  const [ui, session] = [scriptedUi(), connecting()];
  const waiting = engineOf(session, ui);
  assert.deepEqual(ui.heard, [{ kind: "progress", title: "Connecting to slow" }]);
  session.answer.resolve(engine);
  assert.equal(await waiting, engine);
});

test("one may give up, though the connection goes on", { timeout: 60_000 }, async () => {
  const [ui, session] = [scriptedUi(), connecting()];
  const waiting = [engineOf(session, ui), listed([session], "containers", ui)];
  ui.cancel();
  for (const one of waiting) await assert.rejects(one, (error) => problemOf(error).kind === "cancelled");
});

test("a reason is told as it is", { timeout: 60_000 }, async () => {
  const [ui, session] = [scriptedUi(), connecting()];
  const waiting = engineOf(session, ui);
  session.answer.reject(new Error("no"));
  await assert.rejects(waiting, /no/);
});
