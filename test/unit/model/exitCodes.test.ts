import assert from "node:assert/strict";
import { test } from "node:test";
import { exitMeaning } from "../../../src/model/exitCodes.ts";

test("the codes that engines and signals give are explained, a program's own are not", () => {
  assert.match(exitMeaning(0, false) ?? "", /without an error/);
  assert.match(exitMeaning(125, false) ?? "", /could not start/);
  assert.match(exitMeaning(126, false) ?? "", /could not be executed/);
  assert.match(exitMeaning(127, false) ?? "", /not found/);
  assert.match(exitMeaning(137, false) ?? "", /SIGKILL/);
  assert.match(exitMeaning(139, false) ?? "", /SIGSEGV/);
  assert.match(exitMeaning(143, false) ?? "", /SIGTERM/);
  assert.match(exitMeaning(130, false) ?? "", /SIGINT/);
  assert.match(exitMeaning(152, false) ?? "", /128 \+ 24, SIGXCPU/);
  assert.equal(exitMeaning(42, false), undefined);
});

test("memory that ran out is said instead of the signal", () => {
  assert.match(exitMeaning(137, true) ?? "", /more memory/);
});
