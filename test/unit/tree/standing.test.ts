import assert from "node:assert/strict";
import { test } from "node:test";
import { describe } from "../../../src/base/describe.ts";
import type { Connection } from "../../../src/model/snapshot.ts";
import { createStore } from "../../../src/model/store.ts";
import { engineState, standing } from "../../../src/tree/standing.ts";
import { fakeSession, fakeSessions } from "../../support/fakeSession.ts";
import { aVersion } from "../../support/resources.ts";

const problem = { kind: "unreachable", endpoint: "unix:///x", why: "denied" } as const;
const lost: Connection = { state: "lost", problem, retryAt: 0 };
const ready: Connection = { state: "ready", version: aVersion() };

const open = (...connections: readonly Connection[]) =>
  fakeSessions({ open: connections.map((connection, index) => fakeSession({ name: `e${index}`, connection })) });

test("with one engine open a view says which, and what it is filtered by", () => {
  assert.equal(standing(open(ready), "containers", "").description, "e0 · 28.5.2");
  assert.equal(standing(open(ready), "containers", "web").description, "e0 · 28.5.2 · filter “web”");
  assert.equal(standing(open({ state: "connecting" }), "containers", "").description, "e0");
  assert.equal(standing(open(ready, ready), "containers", "").description, "");
  assert.equal(standing(open(ready), undefined, "").description, "");
});

test("an engine that is away has its sentence above the rows that are still shown", () => {
  const { message, detail } = describe(problem);
  const words = `${message} ${detail} What you see is the last known state.`;
  assert.equal(standing(open(lost), "containers", "").message, words, "the remedy is said whether rows stand or not");
  assert.equal(standing(open(lost), "images", "").message, `${message} What you see is the last known state.`);
  assert.equal(standing(open(ready), "containers", "").message, "");
  assert.equal(standing(open(lost), undefined, "").message, "");
});

test("an engine that never answered is explained among the containers, and named among the images", () => {
  const { message, detail } = describe(problem);
  const { store, writer } = createStore();
  writer.connection(lost);
  const sessions = fakeSessions({ open: [{ ...fakeSession(), store }] });
  assert.equal(standing(sessions, "containers", "").message, `${message} ${detail}`);
  assert.equal(standing(sessions, "images", "").message, message);
});

test("with several engines the sentence says whose it is", () => {
  assert.match(standing(open(ready, lost), "containers", "").message ?? "", /^e1: /);
});

test("an engine that is shown because another one could not be read says so, until a person chooses", () => {
  const missed = { kind: "setting", key: "DOCKER_HOST", said: '"prod" names no host' } as const;
  const [here, other] = [fakeSession({ name: "default" }), fakeSession({ name: "other" })];
  const found = { endpoints: [here.endpoint, other.endpoint], chosen: here.endpoint, problems: [missed], missed };
  const words =
    'DOCKER_HOST: "prod" names no host. So default is shown instead, which may not be the engine you meant. See the view “Engines”.';
  const shown = fakeSessions({ open: [here], found });
  assert.equal(standing(shown, "containers", "").message, words);
  assert.equal(standing(shown, "images", "").message, "", "once is enough");
  assert.equal(standing(fakeSessions({ open: [other], found }), "containers", "").message, "");
  const again = fakeSession({ name: "default", connection: { state: "connecting" } });
  assert.equal(standing(fakeSessions({ open: [again], found }), "containers", "").message, undefined);
  const away = fakeSession({ name: "default", connection: lost });
  assert.match(
    standing(fakeSessions({ open: [away], found }), "containers", "").message ?? "",
    /^DOCKER_HOST: .*“Engines”\. The operating system/,
  );
});

test("an engine that refuses to list says so above the rows that are still shown, in the view that it is about", () => {
  const refusal = { kind: "rejected", operation: "containers.list", status: 500, said: "the store is locked" } as const;
  const { store, writer } = createStore();
  writer.connection(ready);
  writer.refuse("containers", refusal);
  const sessions = fakeSessions({ open: [{ ...fakeSession(), store }] });
  const again = "The engine refused: the store is locked. The list is asked for again by itself.";
  assert.equal(standing(sessions, "containers", "").message, again);
  assert.equal(standing(sessions, "images", "").message, "");
  writer.replace("containers", []);
  assert.equal(standing(sessions, "containers", "").message, "");
  writer.refuse("containers", refusal);
  assert.equal(standing(sessions, "containers", "").message, `${again} What you see is the last known state.`);
  writer.connection(lost);
  assert.doesNotMatch(standing(sessions, "containers", "").message ?? "", /refused/);
});

test("trying again is no news: the sentence stays as it is", () => {
  assert.equal(standing(open({ state: "connecting" }), "containers", "").message, undefined);
});

test("which welcome text fits follows from what is open and whether it answers", () => {
  const none = fakeSessions({ open: [] });
  const some = fakeSessions({
    open: [],
    found: { endpoints: [fakeSession().endpoint], problems: [] },
  });
  assert.equal(engineState(none, false), "connecting");
  assert.equal(engineState(none, true), "none");
  assert.equal(engineState(some, true), "closed");
  assert.equal(engineState(open({ state: "idle" }), true), "connecting");
  assert.equal(engineState(open(lost), true), "denied");
  assert.equal(engineState(open(ready), true), "ready");
  assert.equal(engineState(open(lost, ready), true), "ready");
  const defect: Connection = { state: "lost", problem: { kind: "defect", cause: 1 }, retryAt: 0 };
  assert.equal(engineState(open(defect), true), "lost");
});
