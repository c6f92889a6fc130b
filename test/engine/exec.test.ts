// Shells and other commands in real containers: which shell is found, sizes, exit codes, and that nothing is left running.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createScope } from "../../src/base/scope.ts";
import { systemClock } from "../../src/base/timing.ts";
import { openShell } from "../../src/commands/containers/openShell.ts";
import * as containers from "../../src/engine/api/containers.ts";
import type { ExecOptions } from "../../src/engine/api/streams.ts";
import type { Container } from "../../src/model/resources.ts";
import { execTerminal } from "../../src/terminal/execTerminal.ts";
import { shellsIn } from "../../src/terminal/shells.ts";
import { startExec } from "../../src/terminal/startExec.ts";
import { commandStage } from "../support/commandStage.ts";
import { fakeScreen, type FakeScreen } from "../support/fakeScreen.ts";
import { eventually, realEngine, type RealEngine } from "../support/realEngine.ts";

let real: RealEngine;
before(async () => void (real = await realEngine()));
after(() => real.end());

const podman = (): boolean => real.version.product.startsWith("Podman");
const candidates = ["bash", "zsh", "fish", "ash", "sh", "pwsh"];
const stays = { Cmd: ["sleep", "100000"], StopSignal: "SIGKILL" };
const scopeOf = (name: string) =>
  createScope(name, (error) => {
    throw error;
  });

/** The command lines of a container's processes that are no zombies. Podman takes one column, in which these stand in brackets. */
const processes = async (target: containers.Target): Promise<readonly string[]> => {
  const { Processes } = await containers.top(real.engine, target, podman() ? "args" : "-eo pid,stat,args");
  return Processes.filter(([, state = ""]) => !state.startsWith("Z"))
    .map((row) => row.at(-1) ?? "")
    .filter((line) => !/^\[.*\]$/.test(line));
};
const shows = (screen: FakeScreen, words: string | RegExp): Promise<true> =>
  eventually(
    () => Promise.resolve(typeof words === "string" ? screen.plain.includes(words) : words.test(screen.plain)),
    `${String(words)} in ${JSON.stringify(screen.plain.slice(-500))}`,
  ).then(() => true);
const only = (target: containers.Target): Promise<true> =>
  eventually(async () => (await processes(target)).length === 1, "only the main process is left").then(() => true);

async function shell(target: Container) {
  const stage = commandStage({ engine: real.engine, held: { containers: [target] } });
  await stage.run(openShell, [target]);
  const [screen, scope] = [fakeScreen(), scopeOf("shell")];
  const session = stage.ui.of("terminal")[0]?.session;
  session?.open(screen, scope);
  return { ui: stage.ui, title: session?.title, screen, scope };
}

function run(target: containers.Target, options: ExecOptions) {
  const [screen, scope] = [fakeScreen(), scopeOf("exec")];
  const signal = AbortSignal.timeout(60_000);
  let left = 0;
  const start = () => startExec(real.engine, target, options, signal);
  execTerminal({
    ...{ engine: real.engine, target, clock: systemClock, signal, title: "", icon: "", closes: false, start },
    left: () => void (left += 1),
  }).open(screen, scope);
  return { screen, scope, left: () => left };
}
const ended = (screen: FakeScreen): Promise<true> =>
  eventually(() => Promise.resolve(screen.state !== "open"), `an end after ${JSON.stringify(screen.plain)}`).then(
    () => true,
  );

test("the best shell is found without starting anything", async () => {
  for (const [image, expected] of [
    ["porthole/bash:1", "/bin/bash"],
    ["porthole/busybox:1", "/bin/ash"],
    ["porthole/scratch:1", undefined],
  ] as const) {
    const target = await real.make(`finds-${image.replace(/\W/g, "-")}`, {
      Image: image,
      ...(expected === undefined ? {} : stays),
    });
    const found = await shellsIn(real.engine, target, candidates, AbortSignal.timeout(20_000)).next();
    assert.equal(found.value, expected, image);
  }
});

test("a shell has a terminal of the right size, colours, and an exit code", async () => {
  const target = await real.make("shell", { Image: "porthole/bash:1", ...stays });
  const { screen, title } = await shell(target);
  assert.equal(title, "shell: bash");
  await shows(screen, "# ");
  screen.resize({ columns: 132, rows: 43 });
  await eventually(async () => {
    screen.take();
    screen.type("stty size; echo $TERM\r");
    await new Promise((resolve) => setTimeout(resolve, 200));
    return /43 132\n.*xterm-256color/.test(screen.plain);
  }, "the new size");
  screen.type("exit 3\r");
  await ended(screen);
  assert.equal(screen.state, "ended 3");
  await only(target);
});

test("Ctrl+P is the shell's, at once, and no key leaves a shell running", async () => {
  const target = await real.make("keys", { Image: "porthole/bash:1", ...stays });
  const { screen } = await shell(target);
  await shows(screen, "# ");
  screen.type("echo one\r");
  await shows(screen, /^one$/m);
  screen.take();
  screen.type("\x10");
  await shows(screen, "echo one");
  screen.type("\x11x\x15exit 0\r");
  await ended(screen);
  await only(target);
});

test("exit without an error closes the terminal", async () => {
  const target = await real.make("leaves", stays);
  const { screen } = await shell(target);
  await shows(screen, "# ");
  screen.type("exit\r");
  await ended(screen);
  assert.equal(screen.state, "closed 0");
});

for (const [image, doings] of [
  ["porthole/bash:1", ["", "sleep 5000\r", "half a line", "trap '' HUP; while :; do read x; done\r"]],
  ["porthole/busybox:1", ["", "cat\r"]],
] as const)
  for (const doing of doings)
    test(`closing a terminal of ${image} leaves nothing behind (${JSON.stringify(doing)})`, async () => {
      const target = await real.make(`ends-${Math.random().toString(36).slice(2)}`, { Image: image, ...stays });
      const { screen, scope, ui } = await shell(target);
      await shows(screen, "# ");
      if (doing !== "") screen.type(doing);
      await new Promise((resolve) => setTimeout(resolve, 300));
      scope.dispose();
      await only(target);
      assert.deepEqual(ui.of("warn"), []);
    });

test("closing one of two shells leaves the other one alone", async () => {
  const target = await real.make("two", { Image: "porthole/bash:1", ...stays });
  const first = await shell(target);
  await shows(first.screen, "# ");
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const second = await shell(target);
  await shows(second.screen, "# ");
  first.scope.dispose();
  await eventually(async () => (await processes(target)).length === 2, "one shell is left");
  second.screen.type("echo still $((40+2))\r");
  await shows(second.screen, "still 42");
  second.scope.dispose();
  await only(target);
});

test("without a shell it says so, and starts nothing", async () => {
  const target = await real.make("none", { Image: "porthole/scratch:1" });
  const { ui } = await shell(target);
  assert.match(ui.of("tell")[0]?.message ?? "", /none has no shell/);
  assert.equal((await processes(target)).length, 1);
});

test("a command without a terminal has its streams told apart, and its code", async () => {
  const target = await real.make("plain", stays);
  const command = ["sh", "-c", "echo $A $PWD; id -un >&2; exit 4"];
  const options = { command, tty: false, stdin: true, user: "app", workingDirectory: "/srv", environment: ["A=1"] };
  const { screen } = run(target, options);
  await ended(screen);
  assert.equal(screen.state, "ended 4");
  assert.match(screen.plain, /^1 \/srv$/m);
  assert.match(screen.plain, /^err app$/m);
});

test("it reads lines until Ctrl+D", async () => {
  const target = await real.make("reads", stays);
  const { screen } = run(target, { command: ["cat"], tty: false, stdin: true });
  await new Promise((resolve) => setTimeout(resolve, 300));
  screen.type("hello\r");
  await shows(screen, /hello\nhello\n/);
  screen.type("\x04");
  await ended(screen);
  assert.equal(screen.state, "ended 0");
});

test("Ctrl+C interrupts it, closing the terminal ends it", async () => {
  const target = await real.make("stops", stays);
  const first = run(target, { command: ["sleep", "5000"], tty: false, stdin: true });
  await eventually(async () => (await processes(target)).length === 2, "it runs");
  first.screen.type("\x03");
  await ended(first.screen);
  assert.equal(first.screen.state, "ended 130");
  const second = run(target, { command: ["sleep", "5000"], tty: false, stdin: true });
  await eventually(async () => (await processes(target)).length === 2, "it runs");
  second.scope.dispose();
  await only(target);
  assert.equal(second.left(), 0);
});

test("a program that is not there is explained", async () => {
  const target = await real.make("lacks", stays);
  for (const tty of [true, false]) {
    const { screen } = run(target, { command: ["curl", "x"], tty, stdin: true });
    await ended(screen);
    assert.match(screen.plain, /curl is not in this container|The engine refused: .*curl/);
  }
});

test("what runs where no shell is cannot be ended, and that is said", async (context) => {
  const target = await real.make("cannot", { Image: "porthole/scratch:1" });
  const { screen, scope, left } = run(target, { command: ["/probe", "stay"], tty: false, stdin: true });
  await eventually(async () => (await processes(target)).length === 2, "it runs");
  scope.dispose();
  await eventually(() => Promise.resolve(left() === 1), "it was said");
  assert.equal(screen.state, "open");
  context.diagnostic(`left running: ${(await processes(target)).length - 1}`);
});
