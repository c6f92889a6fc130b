// Who hears of what.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createStore, nextChange, type Change, type Store } from "../../../src/model/store.ts";
import { aContainer, anImage, aVersion, idOf } from "../../support/resources.ts";

function heardStore() {
  const { store, writer } = createStore();
  const changes: Change[] = [];
  store.onDidChange((change) => changes.push(change));
  return { store, writer, changes, words: () => changes.splice(0).map(({ families }) => [...families].join("+")) };
}

test("a change names the families that changed, and a list without news is none", () => {
  const { writer, words } = heardStore();
  writer.replace("containers", [aContainer()]);
  writer.replace("images", [anImage()]);
  writer.replace("containers", [aContainer()]);
  writer.patch("containers", [aContainer()], []);
  writer.patch("containers", [], [idOf("web-1")]);
  assert.deepEqual(words(), ["containers", "images", "containers"]);
});

test("an empty first list is news: now it is known that there is nothing", () => {
  const { store, writer, words } = heardStore();
  assert.equal(store.current.known.has("images"), false);
  writer.replace("images", []);
  assert.equal(store.current.known.has("images"), true);
  writer.replace("images", []);
  assert.deepEqual(words(), ["images"]);
});

test("what is written together is told once, with what was before all of it", () => {
  const { store, writer, changes } = heardStore();
  const before = store.current;
  writer.together(() => {
    writer.connection({ state: "ready", version: aVersion() });
    writer.together(() => writer.replace("containers", [aContainer()]));
    assert.equal(changes.length, 0);
    writer.replace("images", []);
  });
  writer.together(() => undefined);
  assert.equal(changes.length, 1);
  assert.equal(changes[0]?.before, before);
  assert.equal(changes[0].after, store.current);
  assert.deepEqual([...changes[0].families], ["containers", "images"]);
});

test("a list the engine refused is remembered until one succeeds, and what was known stays", () => {
  const { store, writer } = heardStore();
  writer.replace("images", [anImage()]);
  const problem = { kind: "rejected", operation: "images.list", status: 500, said: "no" } as const;
  writer.refuse("images", problem);
  assert.equal(store.current.refused.get("images"), problem);
  assert.equal(store.current.images.size, 1);
  writer.replace("images", [anImage()]);
  assert.equal(store.current.refused.size, 0);
});

test("a revoked writer writes nothing", () => {
  const { store, writer, changes } = heardStore();
  writer.revoke();
  writer.replace("containers", [aContainer()]);
  writer.connection({ state: "connecting" });
  writer.together(() => writer.replace("images", []));
  assert.equal(store.current.connection.state, "idle");
  assert.equal(changes.length, 0);
});

const isImages = ({ families }: { families: ReadonlySet<string> }): boolean => families.has("images");

/** A store that counts who listens. */
function countedStore() {
  const { store, writer } = createStore();
  let listeners = 0;
  const counted: Store = {
    get current() {
      return store.current;
    },
    onDidChange: (listen) => {
      const watch = store.onDidChange(listen);
      listeners += 1;
      return {
        dispose: () => {
          listeners -= 1;
          watch.dispose();
        },
      };
    },
  };
  return { store: counted, writer, listeners: () => listeners };
}

test("it passes over other changes, hands on the one waited for, and listens no longer", async () => {
  const { store, writer, listeners } = countedStore();
  const waits = nextChange(store, isImages, new AbortController().signal);
  writer.replace("containers", [aContainer()]);
  assert.equal(listeners(), 1);
  writer.replace("images", []);
  assert.equal(listeners(), 0);
  assert.deepEqual([...(await waits).families], ["images"]);
});

test("an aborted wait rejects and listens no longer", async () => {
  const { store, listeners } = countedStore();
  const ending = new AbortController();
  const waits = nextChange(store, isImages, ending.signal);
  ending.abort();
  await assert.rejects(waits, { name: "AbortError" });
  assert.equal(listeners(), 0);
});

test("with a signal that has aborted it does not begin to listen", async () => {
  const { store, listeners } = countedStore();
  await assert.rejects(nextChange(store, isImages, AbortSignal.abort()), { name: "AbortError" });
  assert.equal(listeners(), 0);
});
