// Attaching to real containers: nothing of the output is missed, typing arrives, leaving leaves them running.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type Docker from "dockerode";
import { createScope } from "../../src/base/scope.ts";
import { systemClock } from "../../src/base/timing.ts";
import * as containers from "../../src/engine/api/containers.ts";
import { attachTerminal } from "../../src/terminal/attachTerminal.ts";
import { fakeScreen, type FakeScreen } from "../support/fakeScreen.ts";
import { eventually, realEngine, type RealEngine } from "../support/realEngine.ts";

let real: RealEngine;
before(async () => void (real = await realEngine()));
after(() => real.end());

const podman = (): boolean => real.version.product.startsWith("Podman");
const bash = { Image: "porthole/bash:1", Cmd: ["bash"], Tty: true, OpenStdin: true };

const prepare = (name: string, options: Omit<Docker.ContainerCreateOptions, "name">) =>
  real.make(name, { ...options, started: false });

function attach(target: containers.Target, { start = false, columns = 80 } = {}) {
  const screen = fakeScreen({ columns });
  const scope = createScope("attach", (error) => {
    throw error;
  });
  const starting = (signal: AbortSignal): Promise<void> => containers.start(real.engine, target, signal);
  attachTerminal({ engine: real.engine, target, clock: systemClock, start: start ? starting : undefined }).open(
    screen,
    scope,
  );
  return { screen, scope };
}
const shows = (screen: FakeScreen, words: string | RegExp): Promise<true> =>
  eventually(
    () => Promise.resolve(typeof words === "string" ? screen.plain.includes(words) : words.test(screen.plain)),
    `${String(words)} in ${JSON.stringify(screen.plain.slice(-500))}`,
  ).then(() => true);
const ended = (screen: FakeScreen): Promise<true> =>
  eventually(() => Promise.resolve(screen.state !== "open"), `an end after ${JSON.stringify(screen.plain)}`).then(
    () => true,
  );
const runs = async (target: containers.Target): Promise<boolean> =>
  (await containers.inspect(real.engine, target)).State.Running;

test("started and attached, even an instant's output and exit code are there", async () => {
  for (const tty of [true, false]) {
    const target = await prepare(`instant-${tty}`, { Cmd: ["sh", "-c", "echo hello; exit 7"], Tty: tty });
    const { screen } = attach(target, { start: true });
    await ended(screen);
    assert.equal(screen.state, "ended 7");
    assert.match(screen.plain, /^hello$/m);
  }
});

test("also of a container that removes itself at its end", async () => {
  const options = { Cmd: ["sh", "-c", "echo gone; exit 5"], HostConfig: { AutoRemove: true } };
  const { screen } = attach(await prepare("vanishes", options), { start: true });
  await ended(screen);
  assert.equal(screen.state, "ended 5");
  assert.match(screen.plain, /^gone$/m);
});

test("Ctrl+P Ctrl+Q leaves it running; attached again it draws itself anew, in the size of that terminal", async () => {
  const target = await prepare("stays", bash);
  const first = attach(target, { start: true });
  await shows(first.screen, "# ");
  first.screen.type("\x10\x11");
  await ended(first.screen);
  assert.equal(first.screen.state, "closed undefined");
  first.scope.dispose();
  assert.equal(await runs(target), true);
  const second = attach(target, { columns: 101 });
  await shows(second.screen, "# ");
  await eventually(async () => {
    second.screen.take();
    second.screen.type("stty size\r");
    await new Promise((resolve) => setTimeout(resolve, 200));
    return second.screen.plain.includes("24 101");
  }, "its size");
  second.screen.type("exit 5\r");
  await ended(second.screen);
  assert.equal(second.screen.state, "ended 5");
});

test("closing the terminal leaves it running", async () => {
  const target = await real.make("closes", {
    Cmd: ["sh", "-c", "while :; do echo beat; sleep 0.2; done"],
    StopSignal: "SIGKILL",
  });
  const { screen, scope } = attach(target);
  await shows(screen, "typing goes nowhere");
  await shows(screen, /^beat$/m);
  scope.dispose();
  const before = await beats(target);
  await eventually(async () => (await beats(target)) > before + 2, "it goes on");
  assert.equal(await runs(target), true);
});

/** How often it has said so. */
async function beats({ id }: containers.Target): Promise<number> {
  const log = await real.docker.getContainer(id).logs({ stdout: true, follow: false });
  return log.toString("latin1").split("beat").length - 1;
}

test("without a terminal of its own lines go in, and both streams come out apart", async () => {
  const script = 'echo ready >&2; read line; echo "got $line"; exit 2';
  const target = await prepare("lines", { Cmd: ["sh", "-c", script], OpenStdin: true });
  const { screen } = attach(target, { start: true });
  await shows(screen, /^err ready$/m);
  screen.type("abx\x7fc\r");
  await ended(screen);
  assert.match(screen.plain, /^got abc$/m);
  assert.equal(screen.state, "ended 2");
});

test("a container that is stopped meanwhile tells its code", async () => {
  const script = "trap 'exit 9' TERM; while :; do echo beat; sleep 0.1; done";
  const target = await real.make("stopped", { Cmd: ["sh", "-c", script] });
  const { screen } = attach(target);
  await shows(screen, /^beat$/m);
  await containers.stop(real.engine, target, { seconds: 5 });
  await ended(screen);
  assert.match(screen.state, podman() ? /ended (9|137)/ : /ended 9/);
});

test("attaching to what does not run says why", async () => {
  const target = await prepare("still", { Cmd: ["true"] });
  const { screen } = attach(target);
  await ended(screen);
  assert.match(screen.plain, /── Attaching to still needs it to run\.\n$/);
});
