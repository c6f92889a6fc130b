// Signals, exit codes and names, and acting on several things.
import assert from "node:assert/strict";
import { test } from "node:test";
import { describe } from "../../../../src/base/describe.ts";
import { Failure, problemOf, type Problem } from "../../../../src/base/problem.ts";
import { documentPath } from "../../../../src/commands/documents/path.ts";
import { table } from "../../../../src/commands/documents/table.ts";
import { several } from "../../../../src/commands/several.ts";
import { exitWords } from "../../../../src/model/exitCodes.ts";
import { signalName } from "../../../../src/model/signals.ts";
import { restartPolicies } from "../../../../src/commands/words/restartPolicies.ts";
import { readSignal, usualSignals } from "../../../../src/commands/words/signals.ts";
import { namesOf } from "../../../../src/commands/working.ts";

test("signals are read as people write them", () => {
  const read = {
    hup: "SIGHUP",
    SIGTERM: "SIGTERM",
    " 9 ": "SIGKILL",
    "34": "34",
    "rtmin+3": "SIGRTMIN+3",
    SIGRTMAX: "SIGRTMAX",
  };
  for (const [text, signal] of Object.entries(read)) assert.equal(readSignal(text), signal, text);
  for (const text of ["", "0", "65", "-9", "TERMINATE", "SIG", "RTMIN+16", "SIGHUP; x"])
    assert.equal(readSignal(text), undefined, text);
});

test("numbers are those of Linux", () => {
  const numbers = {
    1: "SIGHUP",
    9: "SIGKILL",
    10: "SIGUSR1",
    12: "SIGUSR2",
    15: "SIGTERM",
    18: "SIGCONT",
    19: "SIGSTOP",
    28: "SIGWINCH",
    31: "SIGSYS",
  };
  for (const [number, name] of Object.entries(numbers)) assert.equal(signalName(Number(number)), name);
  assert.equal(usualSignals().find(({ name }) => name === "SIGTERM")?.number, 15);
  for (const { name } of usualSignals()) assert.equal(readSignal(name), name);
});

test("exit codes say how it ended", () => {
  assert.match(exitWords(0), /without an error/);
  assert.match(exitWords(127), /not found/);
  assert.match(exitWords(137), /SIGKILL.*memory/);
  assert.match(exitWords(143), /SIGTERM/);
  assert.match(exitWords(139), /^128 \+ 11, SIGSEGV: /);
  assert.equal(exitWords(152), "128 + 24, SIGXCPU");
  assert.equal(exitWords(3), "an error of its own");
  assert.equal(exitWords(255), "an error of its own");
});

test("the four policies each have a meaning of their own", () => {
  assert.deepEqual(
    restartPolicies()
      .map(({ name }) => name)
      .sort(),
    ["always", "no", "on-failure", "unless-stopped"],
  );
});

test("names are listed as one says them", () => {
  const named = (count: number): string => namesOf(Array.from({ length: count }, (_, at) => ({ name: `c${at}` })));
  assert.deepEqual([1, 2, 3, 4, 5].map(named), [
    "c0",
    "c0 and c1",
    "c0, c1 and c2",
    "c0, c1, c2 and c3",
    "c0, c1, c2 and 2 more",
  ]);
});

test("a table sets numbers to the right and foreign cells cannot break its lines", () => {
  assert.equal(
    table(
      [
        ["SIZE", "WHAT"],
        ["1 B", "a\nb\u001b"],
      ],
      [0],
    ),
    "SIZE  WHAT\n 1 B  a↵b\ufffd",
  );
});

test("a document's path has no part but its own", () => {
  assert.equal(documentPath("a/b", { id: "sha256:1", name: "../x" }, "inspect.json"), "a∕b/1/..∕x.inspect.json");
  assert.equal(documentPath("..", { id: "1", name: "x" }, "y"), "_/1/x.y");
});

const items = Array.from({ length: 20 }, (_, at) => ({ name: `c${at}` }));
const gone = (what: string): Failure => new Failure({ kind: "gone", operation: "x", what });

test("a few at a time, all of them", async () => {
  let now = 0;
  let most = 0;
  const done: string[] = [];
  await several(
    items,
    async ({ name }) => {
      most = Math.max(most, (now += 1));
      await new Promise((resolve) => setImmediate(resolve));
      now -= 1;
      done.push(name);
    },
    3,
  );
  assert.equal(most, 3);
  assert.equal(done.length, items.length);
});

test("one failure is thrown as it is, more as one error that names them", async () => {
  await assert.rejects(
    several(items, ({ name }) => (name === "c3" ? Promise.reject(gone(name)) : Promise.resolve())),
    (error) => problemOf(error).kind === "gone",
  );
  await assert.rejects(
    several(items, ({ name }) => (name < "c12" ? Promise.reject(gone(name)) : Promise.resolve())),
    (error) =>
      error instanceof AggregateError && error.errors.length === 4 && error.message === "4 of 20: c0, c1, c10, c11",
  );
});

test("of many that are refused each is told with its name, however the engine says no", async () => {
  const refusals: Readonly<Record<string, Problem>> = {
    c1: { kind: "rejected", operation: "x", status: 500, said: "no space left" },
    c2: { kind: "conflict", operation: "x", what: "c2", said: "Container 3f2a is not running" },
    c3: { kind: "conflict", operation: "x", what: "c3", said: "c3 is paused" },
  };
  const refused = (of: readonly { readonly name: string }[]): Promise<readonly string[]> =>
    several(of, ({ name }) => {
      const problem = refusals[name];
      return problem === undefined ? Promise.resolve() : Promise.reject(new Failure(problem));
    }).then(
      () => [],
      (error: unknown) =>
        (error instanceof AggregateError ? (error.errors as unknown[]) : [error]).map(
          (one) => describe(problemOf(one)).message,
        ),
    );
  assert.deepEqual([...(await refused(items))].sort(), [
    "The engine refused: c1: no space left.",
    "The engine refused: c2: Container 3f2a is not running.",
    "The engine refused: c3 is paused.",
  ]);
  assert.deepEqual(await refused([{ name: "c2" }]), ["The engine refused: Container 3f2a is not running."]);
});

test("an engine that went away is told once, and so is a cancellation", async () => {
  const away = new Failure({ kind: "unreachable", endpoint: "x", why: "closed" });
  await assert.rejects(
    several(items, () => Promise.reject(away)),
    away,
  );
  await assert.rejects(
    several(items, ({ name }) =>
      Promise.reject(name === "c0" ? gone("c0") : new DOMException("Aborted", "AbortError")),
    ),
    (error) => problemOf(error).kind === "gone",
  );
  await assert.rejects(
    several(items, () => Promise.reject(new DOMException("Aborted", "AbortError"))),
    (error) => problemOf(error).kind === "cancelled",
  );
});
