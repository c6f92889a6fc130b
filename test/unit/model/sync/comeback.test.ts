// When an engine that is away is tried again.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, symlinkSync, watch as watchFile, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test, type TestContext } from "node:test";
import type { Problem, Unreachable } from "../../../../src/base/problem.ts";
import { waitBeforeTry, watchForComeback } from "../../../../src/model/sync/comeback.ts";
import type { Address } from "../../../../src/engine/endpoint/endpoint.ts";
import type { Clock } from "../../../../src/base/timing.ts";
import { settled } from "../../../support/clock.ts";

const unix: Address = { kind: "unix", path: "/run/docker.sock" };
const ssh: Address = { kind: "ssh", host: "prod" };
const problem = (why: Unreachable): Problem => ({ kind: "unreachable", endpoint: "x", why });
const waits = (address: Address, why: Unreachable, away = 0): readonly number[] =>
  [0, 1, 2, 3, 4, 5, 6, 20].map((attempt) =>
    waitBeforeTry({ attempt, away, address, problem: problem(why), random: () => 1 }),
  );

test("an engine that restarts is tried every two seconds, and after two minutes ever more seldom", () => {
  assert.deepEqual(waits(unix, "refused"), [1000, 2000, 2000, 2000, 2000, 2000, 2000, 2000]);
  assert.deepEqual(waits(unix, "missing", 120_000).at(-1), 30_000);
});

test("what does not mend in seconds is tried ever more seldom from the start", () => {
  const seldom = [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000];
  assert.deepEqual(waits(unix, "tls"), seldom);
  assert.deepEqual(waits(unix, "tooOld"), seldom);
  assert.deepEqual(waits(ssh, "closed"), seldom, "each try over ssh is a login");
});

test("jitter shortens a wait by a quarter at most", () => {
  const least = waitBeforeTry({ attempt: 1, away: 0, address: unix, problem: problem("refused"), random: () => 0 });
  assert.equal(least, 1500);
});

function folder(context: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), "porthole-comeback-"));
  context.after(() => rmSync(path, { recursive: true }));
  return path;
}

/** Calls at once: the watch itself is what is tested. */
const hasty: Clock = {
  now: Date.now,
  after: (_, call) => {
    const timer = setImmediate(call);
    return { dispose: () => clearImmediate(timer) };
  },
};

/** Does the work, and waits until the system has told of it, and whoever heard of that has acted. */
async function neighbourTold(path: string, work: () => void): Promise<void> {
  const told = Promise.withResolvers<void>();
  const watch = watchFile(path, () => told.resolve());
  work();
  await told.promise;
  watch.close();
  await settled();
}

test("a socket that appears is seen, and its neighbours are not", async (context) => {
  const path = join(folder(context), "docker.sock");
  let calls = 0;
  const seen = Promise.withResolvers<void>();
  const watch = watchForComeback({ kind: "unix", path }, hasty, () => {
    calls += 1;
    seen.resolve();
  });
  context.after(() => watch.dispose());
  await neighbourTold(dirname(path), () => writeFileSync(`${path}.lock`, ""));
  assert.equal(calls, 0);
  writeFileSync(path, "");
  await seen.promise;
});

test("a link to a socket elsewhere is followed", async (context) => {
  const [here, there] = [folder(context), folder(context)];
  symlinkSync(join(there, "engine.sock"), join(here, "docker.sock"));
  const seen = Promise.withResolvers<void>();
  const watch = watchForComeback({ kind: "unix", path: join(here, "docker.sock") }, hasty, seen.resolve);
  context.after(() => watch.dispose());
  writeFileSync(join(there, "engine.sock"), "");
  await seen.promise;
});

test("where nothing can be watched, nothing fails", () => {
  for (const address of [
    { kind: "unix", path: "/nowhere/at/all/docker.sock" },
    { kind: "tcp", host: "x", port: 1 },
    ssh,
  ] as const)
    watchForComeback(address, hasty, () => assert.fail()).dispose();
});
