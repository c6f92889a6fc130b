import assert from "node:assert/strict";
import { test } from "node:test";
import { heard } from "../../../src/tree/heard.ts";
import { containersSource } from "../../../src/tree/sources/containers.ts";
import { defaultSettings } from "../../../src/manifest/settings.ts";
import { fakeSession, fakeSessions } from "../../support/fakeSession.ts";
import { aContainer } from "../../support/resources.ts";

test("that a row is last known only, which is seen as a colour, is said", () => {
  const lost = {
    state: "lost",
    retryAt: 0,
    problem: { kind: "unreachable", endpoint: "unix:///x", why: "closed" },
  } as const;
  const words = (connection?: typeof lost): readonly string[] =>
    containersSource
      .roots(fakeSessions({ open: [fakeSession({ containers: [aContainer({ name: "web" })], connection })] }), {
        settings: defaultSettings,
        filter: "",
        now: 0,
      })
      .map(heard);
  assert.match(words(lost)[0] ?? "", /^web, Running, .*, last known state$/);
  assert.doesNotMatch(words()[0] ?? "", /last known/);
});
