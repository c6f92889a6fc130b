import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { test } from "node:test";
import {
  chooseProcess,
  listProcesses,
  readProcesses,
  signalProcess,
  type InsideProcess,
} from "../../../src/terminal/insideProcesses.ts";

const line = (pid: number, parent: number, session: number, tty: number, started: number, name = "sh"): string =>
  `${pid} (${name}) S ${parent} ${pid} ${session} ${tty} -1 4194560 1067 0 0 0 3 5 0 0 20 0 1 0 ${started} 2322432 324`;

test("the listing is read, whatever a program calls itself, without the one that listed", () => {
  const output = [
    line(1, 0, 1, 0, 70_000),
    line(9, 0, 9, 34_816, 70_150, "a) S 0 (b"),
    line(12, 0, 12, 0, 70_199),
    "up 702.00 1.0",
    "self 12",
    "",
  ].join("\n");
  assert.deepEqual(readProcesses(output), [
    { pid: 1, parent: 0, session: 1, tty: false, started: "70000", age: 2 },
    { pid: 9, parent: 0, session: 9, tty: true, started: "70150", age: 0.5 },
  ]);
});

test("output of anything else is no listing", () => {
  assert.equal(readProcesses("OCI runtime exec failed\r\n"), undefined);
});

const process = (pid: number, age: number, over: Partial<InsideProcess> = {}): InsideProcess => ({
  pid,
  parent: 0,
  session: pid,
  tty: true,
  started: String(pid),
  age,
  ...over,
});
const choose = (processes: readonly InsideProcess[], hostPid = 9999): number | undefined =>
  chooseProcess(processes, { hostPid, tty: true, age: { from: 10, to: 10.2 } })?.pid;

test("the one that began then, from outside, with a terminal", () => {
  assert.equal(
    choose([
      process(1, 10),
      process(7, 10.1),
      process(8, 15),
      process(9, 10.1, { parent: 7, session: 7 }),
      process(10, 10.1, { tty: false }),
    ]),
    7,
  );
});

test("two of the same moment are told apart by nothing, so none is chosen", () => {
  assert.equal(choose([process(7, 10.1), process(8, 10.2)]), undefined);
});

test("where the container shares the host's processes the pid decides", () => {
  assert.equal(choose([process(7, 10.1, { parent: 500 }), process(8, 10.1, { parent: 400 })], 8), 8);
});

test("the scripts do in a real shell what they say, to the same process only", async () => {
  const sleeper = spawn("sleep", ["1000"]);
  try {
    const run = (script: string): string => spawnSync("sh", ["-c", script], { encoding: "utf8" }).stdout;
    const found = readProcesses(run(listProcesses))?.find(({ pid }) => pid === sleeper.pid);
    assert.ok(found !== undefined && found.age < 5, JSON.stringify(found));
    const ended = new Promise((resolve) => sleeper.once("exit", (_code, signal) => resolve(signal)));
    // The first signal is for another process with this pid: had it come, it would have ended this one.
    run(signalProcess({ ...found, started: "1" }, "TERM"));
    run(signalProcess(found, "HUP"));
    assert.equal(await ended, "SIGHUP");
  } finally {
    sleeper.kill("SIGKILL");
  }
});
