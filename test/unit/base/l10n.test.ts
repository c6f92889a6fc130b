import assert from "node:assert/strict";
import { test } from "node:test";
import { t } from "../../../src/base/l10n.ts";

test("arguments go where the sentence has their number, and only there", () => {
  assert.equal(t("{1} before {0}", "a", "b"), "b before a");
  assert.equal(t("{0}", "{1}", "x"), "{1}");
  assert.equal(t("{2} is missing", "a"), "{2} is missing");
});
