import assert from "node:assert/strict";
import { test } from "node:test";
import { platformsIn, tagEnding } from "../../../src/base/severalPlatforms.ts";

test("platforms may be written with blanks, twice, or with a comma too many", () => {
  assert.deepEqual(platformsIn(" linux/amd64 ,linux/arm64,, linux/amd64"), ["linux/amd64", "linux/arm64"]);
  assert.deepEqual(platformsIn(" "), []);
});

test("a tag is told from the host's port that may stand before it", () => {
  assert.equal(tagEnding("web", "linux/arm/v7"), ":linux-arm-v7");
  assert.equal(tagEnding("web:1", "linux/amd64"), "-linux-amd64");
  assert.equal(tagEnding("localhost:5000/web", "linux/amd64"), ":linux-amd64");
  assert.equal(tagEnding("localhost:5000/web:1", "linux/amd64"), "-linux-amd64");
});
