import assert from "node:assert/strict";
import { test } from "node:test";
import { openShell } from "../../../../src/commands/containers/openShell.ts";
import { settled } from "../../../support/clock.ts";
import { commandStage } from "../../../support/commandStage.ts";
import { fakeScreen } from "../../../support/fakeScreen.ts";
import { testScope } from "../../../support/fakeSession.ts";
import { aContainer, aVersion } from "../../../support/resources.ts";
import { refusal, type Asked } from "../../../support/scriptedEngine.ts";
import type { Answer } from "../../../support/scriptedUi.ts";
import { answerStream, fakeExecs, noPath, pathAnswer, type FakeExec } from "../../../support/scriptedStreams.ts";

const container = aContainer({ name: "web-1" });

function container7({
  paths = ["/bin/sh"],
  begin = (exec) => void exec.end.write("$ "),
  answers = [],
  answer,
  platform = "linux/amd64",
  memory = new Map<string, unknown>(),
}: {
  paths?: readonly string[];
  begin?: (exec: FakeExec) => void;
  answers?: readonly Answer[];
  answer?: (asked: Asked) => unknown;
  platform?: string;
  memory?: Map<string, unknown>;
} = {}) {
  const execs = fakeExecs(begin);
  const stage = commandStage({
    engine: (asked) => {
      const own = answer?.(asked) ?? execs.answer(asked);
      if (own !== undefined) return own;
      if (asked.method === "HEAD") return paths.includes(asked.query["path"] ?? "") ? pathAnswer() : noPath();
      if (asked.path.endsWith("/logs")) return answerStream();
      return { Config: { Env: ["PATH=/bin"], Tty: false }, State: { Running: true } };
    },
    answers,
    held: { containers: [container], connection: { state: "ready", version: aVersion({ platform }) } },
    over: { memory: { get: (key) => memory.get(key), set: (key, value) => void memory.set(key, value) } },
  });
  return { ...stage, execs, memory };
}
const missing = (exec: FakeExec): void => {
  Object.assign(exec, { running: false, pid: 0, exitCode: 127 });
  exec.end.end("OCI runtime exec failed: executable file not found in $PATH\r\n");
};

test("the best shell that is there is opened, with a terminal, and shown", async () => {
  const { run, ui, execs } = container7({ paths: ["/bin/sh", "/usr/bin/zsh"] });
  await run(openShell, [container]);
  assert.equal(ui.of("terminal")[0]?.session.title, "web-1: zsh");
  assert.deepEqual(
    execs.all.map(({ command }) => command),
    [["/usr/bin/zsh"]],
  );
  const [screen, scope] = [fakeScreen(), testScope()];
  ui.of("terminal")[0]?.session.open(screen, scope);
  await settled();
  assert.equal(screen.text, "$ ");
  execs.all[0]?.end.end();
});

test("what was found is remembered for the image: the next time nothing is looked for", async () => {
  const memory = new Map<string, unknown>();
  await container7({ memory }).run(openShell, [container]);
  const { run, engine, execs } = container7({ memory });
  await run(openShell, [container]);
  assert.deepEqual(engine.requests(/HEAD/), []);
  assert.deepEqual(
    execs.all.map(({ command }) => command),
    [["/bin/sh"]],
  );
});

test("a remembered shell that is gone is looked for again", async () => {
  const memory = new Map<string, unknown>();
  await container7({ memory, paths: ["/bin/bash"] }).run(openShell, [container]);
  const { run, execs } = container7({
    memory,
    begin: (exec) => (exec.command[0] === "/bin/bash" ? missing(exec) : void exec.end.write("$ ")),
  });
  await run(openShell, [container]);
  assert.deepEqual(
    execs.all.map(({ command }) => command[0]),
    ["/bin/bash", "/bin/sh"],
  );
  assert.ok(JSON.stringify([...memory]).includes("/bin/sh"));
});

test("without a shell it says so and offers what looks inside; the offer is carried out", async () => {
  const { run, ui, execs } = container7({ paths: [], answers: [{ offer: "View logs" }] });
  await run(openShell, [container]);
  const [told] = ui.of("tell");
  assert.match(told?.message ?? "", /^web-1 has no shell\. Images are kept small/);
  assert.deepEqual(told?.offers, ["Open debug shell", "Files", "View logs"]);
  assert.deepEqual(execs.all, []);
  assert.match(ui.of("terminal")[0]?.session.title ?? "", /web-1: logs/);
});

test("a shell that is there and cannot be run leaves no terminal behind", async () => {
  const { run, ui } = container7({ begin: missing });
  await run(openShell, [container]);
  const screen = fakeScreen();
  ui.of("terminal")[0]?.session.open(screen, testScope());
  await settled();
  assert.equal(screen.state, "closed undefined");
  assert.match(ui.of("tell")[0]?.message ?? "", /has no shell/);
});

test("one that stopped meanwhile is offered to be started, and then has its shell", async () => {
  let running = false;
  const { run, ui, engine } = container7({
    answers: [{ offer: "Start" }],
    answer: ({ method, path }) => {
      if (path.endsWith("/start") && path.startsWith("/containers")) return ((running = true), {});
      if (method === "GET") return { Config: { Env: null }, State: { Running: running } };
      if (!running && path.endsWith("/exec")) throw refusal(409, "container web-1 is not running");
      return undefined;
    },
  });
  await run(openShell, [container]);
  assert.match(ui.of("tell")[0]?.message ?? "", /web-1 is not running/);
  assert.equal(engine.requests(/containers\/\w+\/start/).length, 1);
  assert.equal(ui.of("terminal").length, 2);
});

test("turning the start away reports the engine's own reason", async () => {
  const { run } = container7({
    answer: ({ method, path }) => {
      if (method === "GET") return { Config: { Env: null }, State: { Running: false } };
      if (path.endsWith("/exec")) throw refusal(409, "container web-1 is not running");
      return undefined;
    },
  });
  await assert.rejects(run(openShell, [container]), /is not running/);
});

test("on Windows its shells are tried, without a look that would not work there", async () => {
  const { run, engine, execs } = container7({
    platform: "windows/amd64",
    begin: (exec) => (exec.command[0] === "powershell.exe" ? missing(exec) : void exec.end.write("C:\\>")),
  });
  await run(openShell, [container]);
  assert.deepEqual(engine.requests(/HEAD/), []);
  assert.deepEqual(
    execs.all.map(({ command }) => command[0]),
    ["powershell.exe", "cmd.exe"],
  );
});
