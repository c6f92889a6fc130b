import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { problemOf } from "../../../../src/base/problem.ts";
import { unlessSilent } from "../../../../src/files/toolbox/silence.ts";

test("what comes is handed on to its end", async () => {
  const stream = new PassThrough();
  const told: string[] = [];
  const reading = (async () => {
    for await (const piece of unlessSilent(stream, 60_000)) told.push(Buffer.from(piece).toString());
  })();
  stream.write("one");
  await sleep(5);
  stream.end("two");
  await reading;
  assert.equal(told.join(""), "onetwo");
});

test("a stream that falls silent is given up, in words", async () => {
  const stream = new PassThrough();
  const pieces = unlessSilent(stream, 20);
  stream.write("one");
  assert.equal(String((await pieces.next()).value), "one");
  await assert.rejects(pieces.next(), (error) => problemOf(error).kind === "rejected");
  assert.ok(stream.destroyed);
});

test("who takes long to ask for more is waited for", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const stream = new PassThrough();
  const pieces = unlessSilent(stream, 20);
  stream.write("one");
  await pieces.next();
  context.mock.timers.tick(80);
  stream.end("two");
  assert.equal(String((await pieces.next()).value), "two");
  assert.equal((await pieces.next()).done, true);
});

test("an error of the stream's own comes as it is", async () => {
  const stream = new PassThrough();
  const pieces = unlessSilent(stream, 60_000);
  stream.destroy(new Error("broken"));
  await assert.rejects(pieces.next(), /broken/);
});
