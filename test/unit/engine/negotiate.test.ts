import assert from "node:assert/strict";
import { test } from "node:test";
import { isOlder, negotiate } from "../../../src/engine/negotiate.ts";
import { engineOf, standInEngine } from "../../support/standInEngine.ts";

test("versions are compared by number, not by letter", () => {
  assert.ok(isOlder("1.9", "1.41"));
  assert.ok(isOlder("1.40", "1.41"));
  assert.ok(!isOlder("1.41", "1.41"));
  assert.ok(!isOlder("1.100", "1.51"));
  assert.ok(!isOlder("2.0", "1.51"));
  assert.ok(isOlder("1.51", "2.0"));
});

test("a Docker that runs without root is known by its parts", async () => {
  const parts = (...names: readonly string[]) => ({ Components: names.map((Name) => ({ Name })) });
  const told = async (...names: readonly string[]) =>
    (await negotiate(await engineOf(standInEngine({}, parts(...names))))).rootless;
  assert.equal(await told("Engine", "containerd", "rootlesskit", "slirp4netns"), true);
  assert.equal(await told("Engine", "containerd"), undefined);
});
