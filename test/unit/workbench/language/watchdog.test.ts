// A server that answers nothing any more is ended; one that answers anything is left alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { LanguageClient } from "vscode-languageclient/node";
import { rememberingLog } from "../../../../src/base/log.ts";
import { createScope } from "../../../../src/base/scope.ts";
import { watchOver } from "../../../../src/workbench/language/watchdog.ts";
import { movedClock } from "../../../support/clock.ts";

/** As much of a client as the watch looks at. */
function client(answer: () => Promise<unknown>, running = true): { readonly seen: LanguageClient; killed: number } {
  const state = { killed: 0, seen: undefined as unknown as LanguageClient };
  state.seen = {
    name: "server",
    isRunning: () => running,
    serverProcess: { kill: () => (state.killed += 1) },
    sendRequest: answer,
  } as unknown as LanguageClient;
  return state;
}

const scope = (): ReturnType<typeof createScope> => createScope("test", (error) => assert.ifError(error));

test("an answer of any kind is enough, again and again", async () => {
  const clock = movedClock();
  let asked = 0;
  const answering = client(() => Promise.reject(new Error(`unhandled method ${(asked += 1)}`)));
  const within = scope();
  watchOver(answering.seen, within, rememberingLog(), clock);
  await clock.pass(200_000);
  assert.ok(asked > 5);
  assert.equal(answering.killed, 0);
  within.dispose();
  assert.equal(clock.waiting, 0);
});

test("silence for too long ends the process, and the log says so", async () => {
  const clock = movedClock();
  const silent = client(() => new Promise(() => undefined));
  const log = rememberingLog();
  const within = scope();
  watchOver(silent.seen, within, log, clock);
  await clock.pass(44_000);
  assert.equal(silent.killed, 0);
  await clock.pass(2_000);
  assert.equal(silent.killed, 1);
  assert.deepEqual(
    log.lines.map(({ level }) => level),
    ["error"],
  );
  within.dispose();
});

test("a server that does not run is not asked", async () => {
  const clock = movedClock();
  let asked = 0;
  const stopped = client(() => Promise.resolve((asked += 1)), false);
  const within = scope();
  watchOver(stopped.seen, within, rememberingLog(), clock);
  await clock.pass(100_000);
  assert.equal(asked, 0);
  within.dispose();
});
