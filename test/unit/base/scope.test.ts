import assert from "node:assert/strict";
import { test } from "node:test";
import { createScope } from "../../../src/base/scope.ts";

const never = (error: unknown): never => assert.fail(String(error));
const ending = (word: string, heard: string[]) => ({ dispose: () => void heard.push(word) });

test("a scope ends its things newest first, and its signal before all of them", () => {
  const heard: string[] = [];
  const scope = createScope("root", never);
  scope.signal.addEventListener("abort", () => heard.push("signal"));
  scope.add(ending("first", heard));
  scope.child("child").add(ending("in child", heard));
  scope.add(ending("last", heard));
  scope.dispose();
  assert.deepEqual(heard, ["signal", "last", "in child", "first"]);
});

test("what is added after the end is ended at once", () => {
  const heard: string[] = [];
  const scope = createScope("root", never);
  scope.dispose();
  scope.add(ending("late", heard));
  assert.deepEqual(heard, ["late"]);
  assert.equal(scope.child("late").ended, true);
});

test("ending twice ends once", () => {
  const heard: string[] = [];
  const scope = createScope("root", never);
  scope.add(ending("thing", heard));
  scope.dispose();
  scope.dispose();
  assert.deepEqual(heard, ["thing"]);
});

test("a disposal that throws is told and does not keep the others from ending", () => {
  const heard: string[] = [];
  const scope = createScope("root", (error, name) => heard.push(`${name}: ${String(error)}`));
  scope.add(ending("other", heard));
  scope.add({
    dispose: () => {
      throw new Error("stuck");
    },
  });
  scope.dispose();
  assert.deepEqual(heard, ["root: Error: stuck", "other"]);
});

test("living names every scope below that has not ended", () => {
  const scope = createScope("extension", never);
  const session = scope.child("session:default");
  const logs = session.child("logs:web-1");
  assert.deepEqual(scope.living(), ["extension/session:default", "extension/session:default/logs:web-1"]);
  logs.dispose();
  assert.deepEqual(scope.living(), ["extension/session:default"]);
  scope.dispose();
  assert.deepEqual(scope.living(), []);
  assert.equal(session.ended, true);
});
