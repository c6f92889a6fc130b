// A socket that an ordinary user may not use, as the kernel has it: what is told of it, and what would help.
import assert from "node:assert/strict";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test, type TestContext } from "node:test";
import { rememberingLog } from "../../src/base/log.ts";
import { describe } from "../../src/base/describe.ts";
import type { UnreachableProblem } from "../../src/base/problem.ts";
import { connect } from "../../src/engine.ts";
import { negotiate } from "../../src/engine/negotiate.ts";
import { requireSandbox } from "../rig/sandbox.ts";
import { asUser } from "../support/asUser.ts";
import { fakeEngine } from "../support/fakeEngine.ts";
import { unreachableIn } from "../support/problemIn.ts";

// The sandbox has a user "porthole" and a group "docker", and an /etc of its own.
requireSandbox();
const [ordinary, docker] = [61234, 61235];

const folder = mkdtempSync(join(tmpdir(), "porthole-denied-"));
chmodSync(folder, 0o755);
after(() => rmSync(folder, { recursive: true, force: true }));

/** Runs as somebody else; the rights count for connecting, and for nothing after that. */
async function as<T>(user: { uid: number; groups: readonly number[] }, work: () => Promise<T>): Promise<T> {
  const again = asUser({ ...user, gid: user.uid });
  try {
    return await work();
  } finally {
    again();
  }
}

async function denied(context: TestContext, path: string): Promise<UnreachableProblem> {
  const ending = new AbortController();
  context.after(() => ending.abort());
  const engine = connect(
    { name: "denied", address: { kind: "unix", path }, url: `unix://${path}`, reason: { by: "default" } },
    { log: rememberingLog(), signal: ending.signal },
  );
  const problem = await as({ uid: ordinary, groups: [] }, () => unreachableIn(negotiate(engine)));
  assert.equal(problem.why, "denied", JSON.stringify(problem));
  return problem;
}

async function socketOf(context: TestContext, gid: number, mode: number): Promise<string> {
  const fake = await fakeEngine();
  context.after(() => fake[Symbol.asyncDispose]());
  chmodSync(join(fake.socket, ".."), 0o755);
  chownSync(fake.socket, 0, gid);
  chmodSync(fake.socket, mode);
  return fake.socket;
}

test("owner, group, permissions, the user and the user's groups are told, and the command that helps", async (context) => {
  const path = await socketOf(context, docker, 0o660);
  const problem = await denied(context, path);
  assert.deepEqual(problem.access, {
    path,
    owner: "root",
    group: "docker",
    mode: "srw-rw----",
    user: "porthole",
    userGroups: ["porthole"],
    joined: false,
    permitted: false,
  });
  assert.match(describe(problem).detail ?? "", /sudo usermod -aG docker porthole/);
});

test("a member whose session is older than the membership is told to sign in again", async (context) => {
  const before = readFileSync("/etc/group", "utf8");
  context.after(() => writeFileSync("/etc/group", before));
  writeFileSync("/etc/group", before.replace(/^(docker:.*:)$/m, "$1porthole"));
  const problem = await denied(context, await socketOf(context, docker, 0o660));
  assert.equal(problem.access?.joined, true);
  assert.doesNotMatch(describe(problem).detail ?? "", /usermod/);
});

test("a socket for root alone has no group to join", async (context) => {
  const problem = await denied(context, await socketOf(context, 0, 0o600));
  assert.equal(problem.access?.group, "root");
  assert.doesNotMatch(describe(problem).detail ?? "", /usermod/);
});

test("a closed folder above the socket is what is told of", async (context) => {
  const closed = join(folder, "closed");
  mkdirSync(closed, { mode: 0o700 });
  const problem = await denied(context, join(closed, "podman.sock"));
  assert.deepEqual([problem.access?.path, problem.access?.mode], [closed, "drwx------"]);
});

test("who is in the group is let in", async (context) => {
  const path = await socketOf(context, docker, 0o660);
  const ending = new AbortController();
  context.after(() => ending.abort());
  const engine = connect(
    { name: "allowed", address: { kind: "unix", path }, url: `unix://${path}`, reason: { by: "default" } },
    { log: rememberingLog(), signal: ending.signal },
  );
  await as({ uid: ordinary, groups: [docker] }, () => negotiate(engine));
});

test("no socket, and a socket that nobody listens at", async (context) => {
  const whyOf = async (path: string): Promise<string> => {
    const ending = new AbortController();
    context.after(() => ending.abort());
    const engine = connect(
      { name: "x", address: { kind: "unix", path }, url: `unix://${path}`, reason: { by: "default" } },
      { log: rememberingLog(), signal: ending.signal },
    );
    return (await unreachableIn(negotiate(engine))).why;
  };
  assert.equal(await whyOf(join(folder, "none.sock")), "missing");
  assert.equal(await whyOf(join(folder, "none", "none.sock")), "missing");
  const left = join(folder, "left.sock");
  writeFileSync(left, "");
  assert.equal(await whyOf(left), "refused");
});
