// A promise that is settled from outside, where the runtime makes none.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withResolvers } from "../../../src/base/withResolvers.ts";

test("it is settled by its own functions, once", async () => {
  const good = withResolvers<number>();
  good.resolve(1);
  good.reject(new Error("too late"));
  assert.equal(await good.promise, 1);
  const bad = withResolvers<number>();
  bad.reject(new Error("no"));
  await assert.rejects(bad.promise, /no/);
});
