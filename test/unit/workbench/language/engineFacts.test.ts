// What the language server is told of the engine, and that a document opens no connection.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createScope } from "../../../../src/base/scope.ts";
import { watchFacts } from "../../../../src/workbench/language/engineFacts.ts";
import { movedClock } from "../../../support/clock.ts";
import { fakeSession, fakeSessions } from "../../../support/fakeSession.ts";
import { anImage, aVersion } from "../../../support/resources.ts";

const scope = (): ReturnType<typeof createScope> => createScope("test", (error) => assert.ifError(error));

test("without a session nothing is known, and none is opened", () => {
  const sessions = fakeSessions({ open: [] });
  const within = scope();
  assert.deepEqual(watchFacts(within, sessions, movedClock()).facts(), {});
  assert.equal(sessions.looks, 0);
  within.dispose();
});

test("names of images are told once each, and changes after a while", async () => {
  const clock = movedClock();
  const session = fakeSession({ images: [anImage({ tags: ["b:1", "a:1"], size: 7 })] });
  const within = scope();
  const watched = watchFacts(within, fakeSessions({ open: [session] }), clock);
  let told = 0;
  within.add(watched.onDidChange(() => (told += 1)));
  await clock.pass(3_000);
  told = 0;
  assert.deepEqual(watched.facts(), {
    images: ["a:1", "b:1"],
    digests: {},
    sizes: { "a:1": 7, "b:1": 7 },
    builder: "buildkit",
  });
  session.show({ images: [anImage({ tags: ["c:1"] })] });
  session.show({ images: [anImage({ tags: ["d:1"] })] });
  await clock.pass(3_000);
  assert.equal(told, 1);
  assert.deepEqual(watched.facts().images, ["d:1"]);
  within.dispose();
  assert.equal(clock.waiting, 0);
});

test("only an engine without BuildKit builds with the classic builder", () => {
  const told = (over: Partial<ReturnType<typeof aVersion>>): unknown => {
    const within = scope();
    const connection = { state: "ready", version: { ...aVersion(), ...over } } as const;
    const { builder } = watchFacts(within, fakeSessions({ open: [fakeSession({ connection })] }), movedClock()).facts();
    within.dispose();
    return builder;
  };
  assert.equal(told({ api: "1.38" }), "classic");
  assert.equal(told({ api: "1.39" }), "buildkit");
  assert.equal(told({ platform: "windows/amd64" }), "classic");
  assert.equal(told({ product: "Podman Engine" }), undefined);
});
