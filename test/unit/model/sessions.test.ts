// Which engines are open, and which one is the default.
import assert from "node:assert/strict";
import { test } from "node:test";
import { rememberingLog } from "../../../src/base/log.ts";
import type { Endpoint, Found } from "../../../src/engine/endpoint/endpoint.ts";
import { createSessions, type SessionsPorts } from "../../../src/model/sessions.ts";
import { movedClock, settled } from "../../support/clock.ts";
import { anEndpoint, testScope } from "../../support/fakeSession.ts";
import { dockerHeaders, standInEngine, wireContainer } from "../../support/standInEngine.ts";

const usual = anEndpoint("default");
const context = (name: string, current: boolean): Endpoint =>
  anEndpoint(name, { reason: { by: "context", context: name, current } });
const podman = anEndpoint("podman", { reason: { by: "found", what: "podman" } });
const set = anEndpoint("lab", { reason: { by: "setting" } });
const finds = (endpoints: readonly Endpoint[], chosen = endpoints[0]): Found => ({ endpoints, chosen, problems: [] });

function stage(found: Found, over: Partial<SessionsPorts> = {}) {
  const [scope, clock, log, engine] = [testScope(), movedClock(), rememberingLog(), standInEngine(dockerHeaders)];
  const world = { found };
  const remembered: string[] = [];
  const sessions = createSessions({
    scope,
    clock,
    log,
    random: () => 1,
    connect: engine.connect,
    find: () => Promise.resolve(world.found),
    remember: (name) => remembered.push(name),
    ...over,
  });
  let changes = 0;
  sessions.onDidChange(() => (changes += 1));
  return {
    sessions,
    scope,
    clock,
    engine,
    log,
    remembered,
    changes: () => changes,
    look: async (next: Found) => {
      world.found = next;
      await sessions.look();
    },
    /** "default*, lab": the open ones, the default marked. */
    words: () => sessions.open.map((session) => session.name + (session === sessions.default ? "*" : "")).join(", "),
  };
}

test("nothing is looked for or opened until the first look, which opens what docker would take", async () => {
  const { sessions, words, changes, engine } = stage(finds([usual, podman]));
  assert.deepEqual([words(), sessions.found.endpoints], ["", []]);
  await sessions.look();
  assert.deepEqual([words(), changes()], ["default*", 1]);
  assert.deepEqual(engine.asked, [], "no socket before something is needed");
  await sessions.look();
  assert.equal(changes(), 1, "a look that finds the same tells nobody");
});

test("the engine the person chose some time ago is opened, if it is still there", async () => {
  const again = stage(finds([usual, podman]), { remembered: "podman" });
  await again.sessions.look();
  assert.equal(again.words(), "podman*");
  const gone = stage(finds([usual]), { remembered: "podman" });
  await gone.sessions.look();
  assert.equal(gone.words(), "default*");
  await gone.look(finds([usual, podman]));
  assert.equal(gone.words(), "default*", "its coming later is no reason to change");
});

test("further engines stand beside the first; choosing the default is remembered", async () => {
  const { sessions, words, remembered, changes } = stage(finds([usual, podman, set]));
  await sessions.look();
  const session = sessions.connect(podman);
  assert.equal(sessions.connect(podman), session);
  assert.equal(words(), "default*, podman");
  sessions.makeDefault("podman");
  sessions.makeDefault("never");
  assert.deepEqual([words(), remembered, changes()], ["default, podman*", ["podman"], 3]);
});

test("closing the default makes another one the default; closing the last leaves none, and a look does not undo it", async () => {
  const { sessions, words, look } = stage(finds([usual, podman]));
  await sessions.look();
  const first = sessions.default;
  sessions.connect(podman);
  sessions.close("default");
  assert.deepEqual([words(), first?.scope.ended], ["podman*", true]);
  sessions.close("podman");
  sessions.close("podman");
  await look(finds([usual, podman, set]));
  assert.equal(words(), "");
  sessions.connect(set);
  assert.equal(words(), "lab*");
});

test("a session ends with its sockets, and another of the same name may be opened after it", async () => {
  const { sessions, clock, engine, scope } = stage(finds([usual]));
  engine.add(wireContainer("web"));
  await sessions.look();
  sessions.default?.need("containers");
  await clock.pass(2000);
  assert.equal(engine.listeners, 1);
  const { store } = sessions.default ?? {};
  sessions.close("default");
  await settled();
  assert.deepEqual([engine.listeners, clock.waiting, scope.living()], [0, 0, []]);
  assert.equal(store?.current.containers.size, 1, "what was shown of it is not pulled from under a view");
  sessions.connect(usual).need("containers");
  await clock.pass(2000);
  assert.deepEqual([engine.listeners, sessions.default?.store.current.containers.size], [1, 1]);
  scope.dispose();
  await settled();
  assert.deepEqual([engine.listeners, clock.waiting], [0, 0]);
});

test("a new look keeps sessions whose endpoint is the same", async () => {
  const { sessions, look } = stage(finds([usual, set]));
  await sessions.look();
  const before = [sessions.default, sessions.connect(set)];
  await look(finds([podman, set, usual], usual));
  assert.deepEqual(sessions.open, before);
});

test("an endpoint that leads elsewhere now gets a new session, the default again", async () => {
  const { sessions, words, look } = stage(finds([usual, set]));
  await sessions.look();
  sessions.connect(set);
  sessions.makeDefault("lab");
  const before = sessions.default;
  await look(finds([usual, { ...set, address: { kind: "tcp", host: "lab", port: 2376 }, url: "tcp://lab:2376" }]));
  assert.equal(words(), "default, lab*");
  assert.notEqual(sessions.default, before);
  assert.equal(before?.scope.ended, true);
});

test("an endpoint that is there for another reason keeps its session and tells the new reason", async () => {
  const { sessions, look } = stage(finds([context("desktop", true), usual]));
  await sessions.look();
  sessions.makeDefault("desktop");
  const { store, scope } = sessions.default ?? {};
  await look(finds([usual, context("desktop", false)]));
  assert.equal(sessions.default?.store, store);
  assert.equal(scope?.ended, false);
  assert.deepEqual(sessions.default?.endpoint.reason, { by: "context", context: "desktop", current: false });
});

test("what was named in a configuration and is not any more is closed; a socket that went with its engine is not", async () => {
  const { sessions, words, look } = stage(finds([usual, set, podman]));
  await sessions.look();
  sessions.connect(set);
  sessions.connect(podman);
  await look(finds([]));
  assert.equal(words(), "default*, podman");
});

test("while nobody chose here, the default follows the context in use", async () => {
  const { sessions, words, look } = stage(finds([usual, context("desktop", false)]));
  await sessions.look();
  await look(finds([context("desktop", true), usual]));
  assert.equal(words(), "desktop*");
  await look(finds([usual, context("desktop", false)]));
  assert.equal(words(), "default*");
  sessions.makeDefault("default");
  await look(finds([context("desktop", true), usual]));
  assert.equal(words(), "default*", "a choice made here counts more");
});

test("the default does not follow sockets that come and go, nor leaves what the person connected", async () => {
  const { sessions, words, look } = stage(finds([usual, podman]));
  await sessions.look();
  await look(finds([podman, usual], podman));
  assert.equal(words(), "default*");
  sessions.close("default");
  sessions.connect(context("prod", false));
  await look(finds([usual, context("prod", false)]));
  assert.equal(words(), "prod*");
});

test("of looks that overlap the last one counts, and all of them end when it is known", async () => {
  const answers: ((found: Found) => void)[] = [];
  const { sessions, words } = stage(finds([]), { find: () => new Promise((resolve) => answers.push(resolve)) });
  const first = sessions.look();
  const second = sessions.look();
  answers[0]?.(finds([podman]));
  await settled();
  assert.equal(words(), "");
  answers[1]?.(finds([usual]));
  await Promise.all([first, second]);
  assert.equal(words(), "default*");
});

test("a look that fails keeps what is known and is told as a problem", async () => {
  let fails = false;
  const { sessions, words, log } = stage(finds([]), {
    find: () => (fails ? Promise.reject(new Error("no bundle")) : Promise.resolve(finds([usual]))),
  });
  await sessions.look();
  fails = true;
  await sessions.look();
  assert.equal(words(), "default*");
  assert.deepEqual(sessions.found.endpoints, [usual]);
  assert.equal(sessions.found.problems[0]?.kind, "defect");
  assert.match(log.lines[0]?.line ?? "", /looking for engines failed/);
});

test("a look that ends after the window has gone opens nothing", async () => {
  const { sessions, scope, words } = stage(finds([usual]));
  const look = sessions.look();
  scope.dispose();
  await look;
  assert.equal(words(), "");
});
