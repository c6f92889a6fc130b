import assert from "node:assert/strict";
import { test } from "node:test";
import { problemOf } from "../../../src/base/problem.ts";
import { outcomeOf, startFirst } from "../../../src/terminal/startExec.ts";
import { refusal, scriptedEngine } from "../../support/scriptedEngine.ts";
import { fakeExecs, type FakeExec } from "../../support/scriptedStreams.ts";

const target = { id: "3f2a", name: "web-1" };
const missing =
  'OCI runtime exec failed: exec failed: unable to start container process: exec: "bash": executable file not found in $PATH\r\n';

async function* commands(...names: readonly string[]): AsyncGenerator<readonly string[]> {
  await Promise.resolve();
  for (const name of names) yield [name];
}
const start = (begin: (exec: FakeExec) => void, ...names: readonly string[]) => {
  const execs = fakeExecs(begin);
  const engine = scriptedEngine(execs.answer);
  const started = startFirst(
    engine,
    target,
    commands(...names),
    { tty: true, stdin: true },
    new AbortController().signal,
  );
  return { execs, engine, started };
};
const fails = (exec: FakeExec, said = missing, code = 127): void => {
  Object.assign(exec, { running: false, pid: 0, exitCode: code });
  exec.end.end(said);
};

test("the first program that is there is taken, and its first output is not lost", async () => {
  const { started, execs } = start(
    (exec) => {
      if (exec.command[0] === "bash") fails(exec);
      else exec.end.write("$ ");
    },
    "bash",
    "ash",
    "sh",
  );
  const found = await started;
  assert.deepEqual(found?.options.command, ["ash"]);
  assert.equal(execs.all.length, 2);
  assert.equal(String(await new Promise((resolve) => found.stream.once("data", resolve))), "$ ");
});

test("engines that refuse at once are understood too", async () => {
  const execs = fakeExecs((exec) => exec.end.write("# "));
  const engine = scriptedEngine((asked) => {
    if (asked.path === "/exec/exec1/start")
      throw refusal(400, "crun: executable file `bash` not found: No such file or directory");
    return execs.answer(asked);
  });
  const found = await startFirst(
    engine,
    target,
    commands("bash", "sh"),
    { tty: true, stdin: true },
    new AbortController().signal,
  );
  assert.deepEqual(found?.options.command, ["sh"]);
});

test("when none is there, that is an answer", async () => {
  assert.equal(await start((exec) => fails(exec, missing, 126), "bash", "sh").started, undefined);
});

test("a shell that says such words itself has begun all the same", async () => {
  const { started } = start((exec) => exec.end.write("profile: no such file or directory\r\n$ "), "bash");
  assert.notEqual(await started, undefined);
});

test("a shell that ends at once has begun, unless it never had a pid", async () => {
  const { started } = start((exec) => {
    Object.assign(exec, { running: false, exitCode: 0 });
    exec.end.end();
  }, "bash");
  assert.notEqual(await started, undefined);
});

test("a container that is not running is a conflict, not a missing shell", async () => {
  const engine = scriptedEngine(() => {
    throw refusal(409, "container 3f2a is not running");
  });
  const started = startFirst(
    engine,
    target,
    commands("bash", "sh"),
    { tty: true, stdin: true },
    new AbortController().signal,
  );
  await assert.rejects(started, (error) => problemOf(error).kind === "conflict");
});

test("how it ended is asked until the engine knows", async () => {
  const execs = fakeExecs();
  const engine = scriptedEngine(execs.answer);
  await startFirst(engine, target, commands(), { tty: true, stdin: true }, new AbortController().signal);
  const made = execs.answer({ method: "POST", path: "/containers/3f2a/exec", query: {}, body: { Cmd: ["x"] } }) as {
    Id: string;
  };
  setTimeout(() => Object.assign(execs.all[0] ?? {}, { running: false, exitCode: 3 }), 70);
  assert.deepEqual(await outcomeOf(engine, made.Id, new AbortController().signal), { exitCode: 3, missing: false });
});
