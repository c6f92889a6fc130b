import assert from "node:assert/strict";
import { test } from "node:test";
import { faultOfContainerName } from "../../../src/run/containerName.ts";

test("names the engine takes are good, and none at all is too", () => {
  for (const name of ["", "web", "web-1", "a1", "A_b.c-d", "9lives"])
    assert.equal(faultOfContainerName(name), undefined, name);
});

test("names the engine refuses are refused in words", () => {
  for (const name of ["a", "-web", ".web", "_web", "we b", "wéb", "web/1", "web:1", "web\n"])
    assert.ok(faultOfContainerName(name), JSON.stringify(name));
});
