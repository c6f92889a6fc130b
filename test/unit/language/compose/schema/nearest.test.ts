// The word that was meant.
import assert from "node:assert/strict";
import { test } from "node:test";
import { distance, nearest } from "../../../../../src/language/compose/schema/nearest.ts";

test("distance", () => {
  assert.equal(distance("image", "image", 3), 0);
  assert.equal(distance("imgae", "image", 3), 1);
  assert.equal(distance("imag", "image", 3), 1);
  assert.ok(distance("image", "networks", 2) > 2);
});

test("nearest", () => {
  const words = ["image", "build", "volumes", "depends_on", "env_file", "services"];
  const meant = {
    imgae: "image",
    volume: "volumes",
    dependsOn: "depends_on",
    "env-file": "env_file",
    Services: "services",
    zzz: undefined,
    x: undefined,
  };
  for (const [word, expected] of Object.entries(meant)) assert.equal(nearest(word, words), expected, word);
});
