// The node at an offset, with its path.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "../../../../../src/language/compose/syntax/document.ts";
import { spotAt } from "../../../../../src/language/compose/syntax/find.ts";

test("keys, values, items, nothing", () => {
  const text = "services:\n  a:\n    ports:\n      - target: 80\n\n";
  const at = (word: string) => {
    const spot = spotAt(parse(text), text.indexOf(word) + 1);
    return spot && [spot.path.join("."), spot.isKey];
  };
  assert.deepEqual(at("ports"), ["services.a.ports", true]);
  assert.deepEqual(at("80"), ["services.a.ports.[].target", false]);
  assert.equal(spotAt(parse(text), text.length), undefined);
});
