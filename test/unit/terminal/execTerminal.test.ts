import assert from "node:assert/strict";
import { test } from "node:test";
import { endingsOver } from "../../../src/terminal/endings.ts";
import { execTerminal, type ExecTerminalParts } from "../../../src/terminal/execTerminal.ts";
import { startExec } from "../../../src/terminal/startExec.ts";
import { movedClock, settled } from "../../support/clock.ts";
import { fakeScreen } from "../../support/fakeScreen.ts";
import { testScope } from "../../support/fakeSession.ts";
import { refusal, scriptedEngine, type Asked } from "../../support/scriptedEngine.ts";
import { fakeExecs, frame, type FakeExec } from "../../support/scriptedStreams.ts";

const target = { id: "3f2a", name: "web-1" };
const { signal } = new AbortController();

async function opened({
  tty = true,
  closes = false,
  begin = () => undefined,
  answer,
  ...over
}: {
  tty?: boolean;
  begin?: (exec: FakeExec) => void;
  answer?: (asked: Asked) => unknown;
} & Partial<ExecTerminalParts> = {}) {
  const execs = fakeExecs(begin);
  const engine = scriptedEngine(async (asked) => (await answer?.(asked)) ?? execs.answer(asked));
  const [screen, scope, clock] = [fakeScreen(), testScope(), movedClock(Date.now())];
  let left = 0;
  const terminal = execTerminal({
    engine,
    target,
    clock,
    signal,
    title: "web-1: bash",
    icon: "terminal",
    start: () => startExec(engine, target, { command: ["/bin/bash"], tty, stdin: true }, signal),
    closes,
    left: () => void (left += 1),
    ...over,
  });
  terminal.open(screen, scope);
  await settled();
  return { execs, screen, scope, clock, engine, left: () => left, process: execs.all[0] as FakeExec };
}
const ends = async (exec: FakeExec, code: number, pid = exec.pid): Promise<void> => {
  Object.assign(exec, { running: false, exitCode: code, pid });
  exec.end.end();
  await settled();
};

test("a shell is typed to, resized, and its terminal goes when it ends well", async () => {
  const { process, screen, clock } = await opened({ closes: true });
  process.end.write("$ ");
  await settled();
  assert.equal(screen.text, "$ ");
  screen.type("exit\r");
  screen.resize({ columns: 120, rows: 40 });
  await clock.pass(100);
  assert.equal(process.received, "exit\r");
  assert.deepEqual(process.sizes, ["80x24", "120x40"]);
  await ends(process, 0);
  assert.equal(screen.state, "closed 0");
});

test("an engine that does not start it is said to be waited for, until the terminal is closed", async () => {
  const { screen, scope, clock } = await opened({ start: () => new Promise(() => undefined) });
  await clock.pass(60_000);
  assert.equal(screen.plain, "── The engine has not answered yet. Waiting for it.\n");
  scope.dispose();
  const soon = await opened({ start: () => new Promise(() => undefined) });
  soon.scope.dispose();
  await soon.clock.pass(60_000);
  assert.deepEqual([soon.screen.plain, soon.clock.waiting], ["", 0]);
});

test("what is typed while the shell is being started reaches it, in order", async () => {
  const begun = Promise.withResolvers<void>();
  const { screen, execs } = await opened({
    answer: async ({ path }) => void (path.endsWith("/start") && (await begun.promise)),
  });
  screen.type("ls");
  screen.type("\r");
  await settled();
  begun.resolve();
  await settled();
  screen.type("x");
  await settled();
  assert.equal(execs.all[0]?.received, "ls\rx");
});

test("another exit code stays readable", async () => {
  const { process, screen } = await opened({ closes: true });
  await ends(process, 130);
  assert.equal(screen.state, "ended 130");
});

test("a command's output stays readable even when it ended well", async () => {
  const { process, screen } = await opened({ tty: false });
  process.end.write(Buffer.concat([frame(1, "out\n"), frame(2, "bad\n")]));
  await settled();
  assert.deepEqual(process.sizes, []);
  await ends(process, 0);
  assert.equal(screen.plain, "out\nerr bad\n");
  assert.equal(screen.state, "ended 0");
});

test("a program that is not there is explained", async () => {
  const { process, screen } = await opened();
  process.end.write("OCI runtime exec failed: executable file not found in $PATH\r\n");
  await ends(process, 127, 0);
  assert.match(screen.plain, /\/bin\/bash is not in this container[^]*Images are kept small/);
  assert.equal(screen.state, "ended 127");
});

test("a refusal of the engine is the last line", async () => {
  const { screen } = await opened({
    answer: () => {
      throw refusal(500, "no space left on device");
    },
  });
  assert.match(screen.plain, /The engine refused: no space left on device/);
  assert.equal(screen.state, "ended undefined");
});

test("an engine that goes away is the last line", async () => {
  let away = false;
  const { process, screen } = await opened({
    answer: () => {
      if (away) throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
      return undefined;
    },
  });
  away = true;
  process.end.end();
  await settled();
  assert.match(screen.plain, /^── .*nobody listens/m);
  assert.equal(screen.state, "ended undefined");
});

test("a start that came to nothing leaves no terminal", async () => {
  const { screen } = await opened({ start: () => Promise.resolve(undefined) });
  assert.equal(screen.state, "closed undefined");
});

test("closing the terminal ends the process; one that cannot be ended is told", async () => {
  const begin = (exec: FakeExec): void => void (exec.id === "exec1" || exec.end.end());
  const { process, scope, clock, left, screen } = await opened({ begin });
  scope.dispose();
  let over = false as boolean;
  void endingsOver().then(() => (over = true));
  for (let round = 0; round < 100 && !over; round += 1) await clock.pass(50);
  assert.equal(process.received, "\x04");
  assert.equal(left(), 1);
  assert.equal(process.end.destroyed || process.end.readableEnded, true);
  assert.equal(screen.state, "open");
});

test("a terminal that is closed before the process began ends it when it has", async () => {
  const ready = Promise.withResolvers<void>();
  const execs = fakeExecs((exec) => void Object.assign(exec, { running: false, exitCode: 0 }));
  const engine = scriptedEngine(execs.answer);
  const { scope, left } = await opened({
    start: async () => {
      await ready.promise;
      return await startExec(engine, target, { command: ["sh"], tty: true, stdin: true }, signal);
    },
    engine,
  });
  scope.dispose();
  ready.resolve();
  await settled();
  await endingsOver();
  assert.equal(left(), 0);
  assert.equal(execs.all[0]?.end.destroyed || execs.all[0]?.end.readableEnded, true);
});
