import assert from "node:assert/strict";
import { test } from "node:test";
import { isOlder } from "../../../src/engine/negotiate.ts";

test("versions are compared by number, not by letter", () => {
  assert.ok(isOlder("1.9", "1.41"));
  assert.ok(isOlder("1.40", "1.41"));
  assert.ok(!isOlder("1.41", "1.41"));
  assert.ok(!isOlder("1.100", "1.51"));
  assert.ok(!isOlder("2.0", "1.51"));
  assert.ok(isOlder("1.51", "2.0"));
});
