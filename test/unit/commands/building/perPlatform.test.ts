import assert from "node:assert/strict";
import { test } from "node:test";
import { perPlatform, platformsIn } from "../../../../src/commands/building/perPlatform.ts";
import type { BuildPlan } from "../../../../src/commands/building/readBuild.ts";

const plan: BuildPlan = {
  folder: "/src",
  file: "Dockerfile",
  tags: ["web:1", "localhost:5000/web"],
  target: "",
  args: [],
  labels: {},
  noCache: false,
  pull: false,
  platform: "",
};

test("a platform, or none, is one build under the names that were asked for", () => {
  assert.deepEqual(perPlatform(plan), [plan]);
  const one = { ...plan, platform: "linux/arm64" };
  assert.deepEqual(perPlatform(one), [one]);
});

test("M49: several platforms are a build each, told apart by their tags", () => {
  const builds = perPlatform({ ...plan, platform: "linux/amd64,linux/arm/v7" });
  assert.deepEqual(
    builds.map(({ platform, tags }) => [platform, ...tags]),
    [
      ["linux/amd64", "web:1-linux-amd64", "localhost:5000/web:linux-amd64"],
      ["linux/arm/v7", "web:1-linux-arm-v7", "localhost:5000/web:linux-arm-v7"],
    ],
  );
});

test("platforms may be written with blanks, twice, or with a comma too many", () => {
  assert.deepEqual(platformsIn(" linux/amd64 ,linux/arm64,, linux/amd64"), ["linux/amd64", "linux/arm64"]);
  assert.deepEqual(platformsIn(" "), []);
});
