// Debug shells beside containers of a real engine: what they see, what they may, and that nothing is left of them.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { problemOf } from "../../../src/base/problem.ts";
import { createScope, type Scope } from "../../../src/base/scope.ts";
import { systemClock } from "../../../src/base/timing.ts";
import { listStandIns } from "../../../src/engine/api/standIns.ts";
import { makeDebugContainer } from "../../../src/files/toolbox/debug.ts";
import type { Container } from "../../../src/model/resources.ts";
import { debugTerminal } from "../../../src/terminal/debugTerminal.ts";
import { fakeScreen, type FakeScreen } from "../../support/fakeScreen.ts";
import { busybox, eventually, realEngine, type RealEngine } from "../../support/realEngine.ts";
import { onPodman } from "./contract.ts";

let real: RealEngine;
before(async () => void (real = await realEngine()));
after(() => real.end());

/** A test that fails half-way leaves nothing to the next one. */
const scopes: Scope[] = [];
afterEach(() => scopes.splice(0).forEach((scope) => scope.dispose()));
function scopeOf(): Scope {
  const scope = createScope("debug", (error) => {
    throw error;
  });
  scopes.push(scope);
  return scope;
}
const none = (): Promise<unknown> =>
  eventually(async () => (await listStandIns(real.engine)).length === 0, "nothing is left");
const shows = (screen: FakeScreen, words: RegExp): Promise<unknown> =>
  eventually(
    () => Promise.resolve(words.test(screen.plain)),
    `${String(words)} in ${JSON.stringify(screen.plain.slice(-600))}`,
  );

async function opened(target: Container, toolboxImage?: string) {
  const [session, scope, screen] = [scopeOf(), scopeOf(), fakeScreen()];
  const { engine } = real;
  const { container, ...about } = await makeDebugContainer({ engine, target, scope: session, toolboxImage });
  let over = 0;
  debugTerminal({
    ...{ ...about, engine, target, helper: container, clock: systemClock, tracked: (work) => work },
    over: () => void (over += 1),
  }).open(screen, scope);
  return { session, scope, screen, container, about, over: () => over };
}

test("beside a container without a shell: its files, processes and network", { timeout: 60_000 }, async () => {
  const target = await real.make("debug-shell-less", { Image: "porthole/scratch:1", Hostname: "shell-less-host" });
  const { scope, session, screen, container, over } = await opened(target);
  await shows(screen, /A debug shell beside debug-shell-less[^]*\/proc\/1\/root[^]*# /);
  screen.type(
    "pwd; ls; tr '\\0' ' ' </proc/1/cmdline; echo; id -u; hostname; sed -n '/^Cap[EB]/p;/^NoNew/p' /proc/self/status; echo done-$((40 + 2))\r",
  );
  await shows(screen, /done-42/);
  assert.match(screen.plain, /\/proc\/1\/root\n/);
  assert.match(screen.plain, /probe/);
  assert.doesNotMatch(screen.plain, /getcwd|unknown/, "the prompt names the folder");
  // Docker gives who shares a network the name of the network's owner, Podman gives each container its own.
  const called = onPodman ? container.id.slice(0, 12) : "shell-less-host";
  assert.match(screen.plain, new RegExp(`^${called}$`, "m"), "its host's name");
  assert.match(screen.plain, /^CapEff:\s+00000000000c003b$/m, "what it may");
  assert.match(screen.plain, /^CapBnd:\s+00000000000c003b$/m, "what it may ever");
  assert.match(screen.plain, /^NoNewPrivs:\s+1$/m);
  screen.resize({ columns: 132, rows: 43 });
  await eventually(async () => {
    screen.take();
    screen.type("stty size\r");
    await new Promise((resolve) => setTimeout(resolve, 200));
    return screen.plain.includes("43 132");
  }, "the size");
  const { HostConfig } = await real.docker.getContainer(container.id).inspect();
  assert.deepEqual(
    [HostConfig.Privileged, HostConfig.ReadonlyRootfs, HostConfig.SecurityOpt],
    [false, true, ["no-new-privileges"]],
  );
  screen.type("exit 7\r");
  await eventually(() => Promise.resolve(screen.state === "ended 7"), screen.state);
  await none();
  await eventually(() => Promise.resolve(over() > 0), "it is told");
  assert.equal(over(), 1);
  scope.dispose();
  session.dispose();
});

test("its end: the terminal, the container, the session", { timeout: 90_000 }, async () => {
  const target = await real.make("debug-ends", { Cmd: ["sleep", "1000"], StopSignal: "SIGKILL" });
  const first = await opened(target);
  assert.equal(first.about.hasShell, true);
  await shows(first.screen, /chroot[^]*# /);
  first.screen.type("chroot /proc/1/root /bin/sh -c 'echo in-$0' there\r");
  await shows(first.screen, /in-there/);
  first.scope.dispose();
  await none();
  const second = await opened(target);
  await shows(second.screen, /# /);
  second.session.dispose();
  await none();
  const third = await opened(target);
  await shows(third.screen, /# /);
  await real.docker.getContainer(target.id).stop();
  await shows(third.screen, /has ended with debug-ends/);
  await none();
  for (const { scope, session } of [first, second, third]) {
    scope.dispose();
    session.dispose();
  }
});

test("the image that was chosen, a shared memory, and words where there can be none", { timeout: 60_000 }, async () => {
  const target = await real.make("debug-chosen", {
    Cmd: ["sleep", "1000"],
    StopSignal: "SIGKILL",
    HostConfig: { IpcMode: "shareable" },
  });
  const { screen, scope, session, about } = await opened(target, "porthole/bash:1");
  assert.equal(about.sharesMemory, true);
  await shows(screen, /shared memory are those[^]*[#$] /);
  screen.type("echo ${BASH_VERSION:+is-bash}; pwd\r");
  await shows(screen, /\nis-bash\n\/proc\/1\/root/);
  scope.dispose();
  await none();
  session.dispose();
  const own = scopeOf();
  /** `image`: what would do, once it is fetched; nothing is fetched unasked. */
  const refused = (options: { target: Container; toolboxImage?: string }, image?: string): Promise<void> =>
    assert.rejects(makeDebugContainer({ engine: real.engine, scope: own, ...options }), (error) => {
      const problem = problemOf(error);
      return problem.kind === "unsupported" && problem.image === image;
    });
  await refused({ target, toolboxImage: "porthole/scratch:1" });
  await refused({ target, toolboxImage: "nowhere/none:1" }, "nowhere/none:1");
  await refused({ target: await real.make("debug-created", { Image: busybox, started: false }) });
  await refused({
    target: await real.make("debug-host", {
      ...{ Cmd: ["sleep", "1000"], StopSignal: "SIGKILL" },
      HostConfig: { PidMode: "host" },
    }),
  });
  own.dispose();
  await none();
});
