import assert from "node:assert/strict";
import { test } from "node:test";
import { explainExit, processOf } from "../../../../src/commands/running/explainExit.ts";
import { defaultsOf } from "../../../../src/commands/running/runFacts.ts";
import { emptyPlan } from "../../../../src/run/plan.ts";

test("the command that ended is named with its exit code, and why the container ended with it", () => {
  const words = explainExit("web-1", 0, ["echo", "hello world"], false);
  assert.match(words, /web-1/);
  assert.match(words, /exit code 0/);
  assert.match(words, /echo 'hello world'/);
  assert.match(explainExit("web-1", 3, ["echo", "hello world"], false), /exit code 3.*echo 'hello world'/);
});

test("a shell that had nothing to read is told to be run interactively", () => {
  assert.match(explainExit("x", 0, ["bash"], false), /interactively/);
  assert.match(explainExit("x", 0, ["/bin/sh"], false), /interactively/);
  assert.doesNotMatch(explainExit("x", 0, ["/bin/sh"], true), /interactively/);
  assert.doesNotMatch(explainExit("x", 0, ["sh", "-c", "echo"], false), /interactively/);
  assert.doesNotMatch(explainExit("x", 1, ["bash"], false), /interactively/);
});

test("a command that was not found is told as such", () => {
  assert.match(explainExit("x", 127, ["nonsense"], false), /127.*not found.*command was nonsense\./);
});

test("the main process is the entrypoint with the given command, or with the image's own", () => {
  const defaults = defaultsOf({ Config: { Entrypoint: "/e.sh", Cmd: ["a"] } });
  assert.deepEqual(processOf(emptyPlan("x"), defaults), ["/e.sh", "a"]);
  assert.deepEqual(processOf({ ...emptyPlan("x"), command: ["b"] }, defaults), ["/e.sh", "b"]);
});
