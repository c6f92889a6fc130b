// Grouping, where the runtime has none.
import assert from "node:assert/strict";
import { test } from "node:test";
import { groupBy } from "../../../src/base/groupBy.ts";

test("items stand below their key in the order in which they came", () => {
  const grouped = groupBy(["apple", "bean", "avocado", "cherry", "beet"], ([letter]) => letter);
  assert.deepEqual(
    [...grouped],
    [
      ["a", ["apple", "avocado"]],
      ["b", ["bean", "beet"]],
      ["c", ["cherry"]],
    ],
  );
});

test("nothing has no groups", () => assert.equal(groupBy([], () => 1).size, 0));
