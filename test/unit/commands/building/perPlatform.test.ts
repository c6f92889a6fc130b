import assert from "node:assert/strict";
import { test } from "node:test";
import { perPlatform } from "../../../../src/commands/building/perPlatform.ts";

const plan = { tags: ["web:1", "localhost:5000/web"], platform: "", target: "all", noCache: false };

test("a platform, or none, is one build under the names that were asked for", () => {
  assert.deepEqual(perPlatform(plan, false), [plan]);
  const one = { ...plan, platform: "linux/arm64" };
  assert.deepEqual(perPlatform(one, false), [one]);
});

test("M49: several platforms are a build each, told apart by their tags", () => {
  const builds = perPlatform({ ...plan, platform: "linux/amd64,linux/arm/v7" }, false);
  assert.deepEqual(
    builds.map(({ platform, tags, target }) => [target, platform, ...tags]),
    [
      ["all", "linux/amd64", "web:1-linux-amd64", "localhost:5000/web:linux-amd64"],
      ["all", "linux/arm/v7", "web:1-linux-arm-v7", "localhost:5000/web:linux-arm-v7"],
    ],
  );
});

test("where the cache mixes platforms, each that is named is built without it", () => {
  const noCache = (platform: string): readonly boolean[] =>
    perPlatform({ ...plan, platform }, true).map((build) => build.noCache);
  assert.deepEqual([noCache(""), noCache("linux/arm64"), noCache("a,b")], [[false], [true], [true, true]]);
});
