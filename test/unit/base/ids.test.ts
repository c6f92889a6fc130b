import assert from "node:assert/strict";
import { test } from "node:test";
import { isWholeId, shortId } from "../../../src/base/ids.ts";

const digits = "3f2a".repeat(16);

test("ids are cut as docker cuts them", () => {
  assert.equal(shortId(digits), "3f2a3f2a3f2a");
  assert.equal(shortId(`sha256:${digits}`), "3f2a3f2a3f2a");
});

test("a whole id is told from a name and from a part of one", () => {
  assert.ok(isWholeId(digits) && isWholeId(`sha256:${digits}`));
  for (const other of ["web-1", digits.slice(1), `${digits}0`, `md5:${digits}`, digits.toUpperCase()])
    assert.equal(isWholeId(other), false, other);
});
