import assert from "node:assert/strict";
import { test } from "node:test";
import { endExec } from "../../../src/terminal/endExec.ts";
import { startExec } from "../../../src/terminal/startExec.ts";
import { movedClock, settled } from "../../support/clock.ts";
import { scriptedEngine } from "../../support/scriptedEngine.ts";
import { fakeExecs, frame, type FakeExec } from "../../support/scriptedStreams.ts";

const target = { id: "3f2a", name: "web-1" };
const { signal } = new AbortController();

const stat = (pid: number, started: number): string =>
  `${pid} (bash) S 0 ${pid} ${pid} 34816 -1 4194560 1067 0 0 0 3 5 0 0 20 0 1 0 ${started} 2322432 324`;

/** A container in which `bash` runs as pid 7; `dies` says to which signal. Its /bin/sh lists and kills. */
function container({
  dies = "HUP",
  shell = true,
  listed = [stat(7, 70_000)],
}: { dies?: string; shell?: boolean; listed?: readonly string[] } = {}) {
  const sent: string[] = [];
  const end = (exec: FakeExec | undefined, code: number): void => {
    if (exec === undefined) return;
    Object.assign(exec, { running: false, exitCode: code });
    exec.end.end();
  };
  const execs = fakeExecs((exec) => {
    const [program = "", , script = ""] = exec.command;
    if (exec.id === "exec1") return;
    if (!shell) return fails(exec);
    if (script.includes("/proc/[0-9]*"))
      exec.end.end(frame(1, [...listed, "up 700.00 1.00", "self 99", ""].join("\n")));
    else {
      const name = /kill -(\w+) 7/.exec(script)?.[1] ?? "";
      sent.push(`${program} ${name}`);
      exec.end.end();
      if (name === dies) end(execs.all[0], 129);
    }
  });
  const fails = (exec: FakeExec): void => {
    Object.assign(exec, { running: false, pid: 0, exitCode: 127 });
    exec.end.end(frame(1, "OCI runtime exec failed"));
  };
  return { execs, sent, engine: scriptedEngine(execs.answer), end };
}

async function ending(world: ReturnType<typeof container>, tty = true) {
  const clock = movedClock(Date.now());
  const started = await startExec(
    world.engine,
    target,
    { command: ["/bin/bash"], tty, stdin: true, user: "app" },
    signal,
  );
  const outcome = endExec({ engine: world.engine, target, started, clock, signal });
  let over = false as boolean;
  void outcome.finally(() => (over = true));
  for (let left = 100; !over && left > 0; left -= 1) await clock.pass(50);
  await settled();
  return { outcome: await outcome, clock };
}

test("a shell gets the hangup that a terminal driver would have sent, as the same user", async () => {
  const world = container();
  const { outcome, clock } = await ending(world);
  assert.equal(outcome, true);
  assert.deepEqual(world.sent, ["/bin/sh HUP"]);
  assert.deepEqual(
    world.execs.all.map(({ body }) => body["User"]),
    ["app", "app", "app"],
  );
  assert.equal(world.execs.all[0]?.received, "");
  assert.equal(clock.waiting, 0);
});

test("one that ignores it is killed, and one that even then stays is said to", async () => {
  const stubborn = container({ dies: "KILL" });
  assert.equal((await ending(stubborn)).outcome, true);
  assert.deepEqual(stubborn.sent, ["/bin/sh HUP", "/bin/sh KILL"]);
  assert.equal((await ending(container({ dies: "none" }))).outcome, false);
});

test("without anything that could send a signal, the end of input is sent", async () => {
  const world = container({ shell: false });
  const waiting = ending(world);
  await settled();
  setTimeout(() => world.end(world.execs.all[0], 0), 20);
  await waiting;
  assert.equal(world.execs.all[0]?.received, "\x04");
});

test("two processes that could be it: neither gets a signal", async () => {
  const world = container({ listed: [stat(7, 70_000), stat(8, 70_000)] });
  assert.equal((await ending(world)).outcome, false);
  assert.deepEqual(world.sent, []);
});

test("one that has ended already is left alone", async () => {
  const world = container();
  const started = await startExec(world.engine, target, { command: ["/bin/bash"], tty: true, stdin: true }, signal);
  world.end(world.execs.all[0], 0);
  assert.equal(await endExec({ engine: world.engine, target, started, clock: movedClock(), signal }), true);
  assert.equal(world.execs.all.length, 1);
});

test("when the engine is away there is nothing to be said", async () => {
  const world = container();
  const started = await startExec(world.engine, target, { command: ["/bin/bash"], tty: true, stdin: true }, signal);
  const away = scriptedEngine(() => {
    throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  });
  assert.equal(await endExec({ engine: away, target, started, clock: movedClock(), signal }), true);
});
