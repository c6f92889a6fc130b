import assert from "node:assert/strict";
import { test } from "node:test";
import { late } from "../../../src/base/late.ts";

test("it is made with the first need, once, for all who ask meanwhile and later", async () => {
  let made = 0;
  const need = late(() => Promise.resolve((made += 1)));
  assert.equal(made, 0);
  assert.deepEqual(await Promise.all([need(), need()]), [1, 1]);
  assert.equal(await need(), 1);
});

test("what failed fails for all who waited, and is tried again with the next need", async () => {
  let tries = 0;
  const need = late(() => ((tries += 1) === 1 ? Promise.reject(new Error("first")) : Promise.resolve(tries)));
  const waiting = [need(), need()];
  for (const one of waiting) await assert.rejects(one, /first/);
  assert.equal(await need(), 2);
});
