import assert from "node:assert/strict";
import { test } from "node:test";
import { Failure, fail, problemOf, summary, type Problem } from "../../../src/base/problem.ts";

const gone: Problem = { kind: "gone", operation: "containers.stop", what: "web-1" };

test("a failure of another copy of the class is understood all the same", () => {
  const alien = Object.assign(new Error("x"), { problem: gone });
  assert.equal(problemOf(alien), gone);
  assert.equal(problemOf(new Failure(gone)), gone);
});

test("an abort is a cancellation, everything else a defect", () => {
  assert.deepEqual(problemOf(new DOMException("x", "AbortError")), { kind: "cancelled" });
  for (const thrown of [new Error("x"), "text", null, undefined, 7])
    assert.deepEqual(problemOf(thrown), { kind: "defect", cause: thrown });
});

test("a failure keeps its cause, and its message is the summary", () => {
  const cause = new Error("below");
  assert.throws(
    () => fail(gone, cause),
    (error: Failure) => error.cause === cause && error.message === "containers.stop: gone: web-1",
  );
});

test("each kind has a line for the log", () => {
  const lines = (
    [
      { kind: "cancelled" },
      { kind: "unreachable", endpoint: "unix:///x", why: "tls", trouble: "expired", said: "s" },
      { kind: "unreachable", endpoint: "unix:///x", why: "refused" },
      { kind: "rejected", operation: "a.b", status: 500, said: "s" },
      gone,
      { kind: "conflict", operation: "a.b", what: "w", said: "s" },
      { kind: "unsupported", feature: "f", needs: "n" },
      { kind: "setting", key: "k", said: "s" },
      { kind: "defect", cause: new Error("e") },
    ] satisfies Problem[]
  ).map(summary);
  assert.deepEqual(lines, [
    "cancelled",
    "unreachable (tls, expired) at unix:///x: s",
    "unreachable (refused) at unix:///x",
    "a.b: rejected with 500: s",
    "containers.stop: gone: web-1",
    "a.b: conflict on w: s",
    "unsupported: f needs n",
    "setting k: s",
    "defect: e",
  ]);
});
