// An engine that is stopped and started while a log, a shell, an attach and a form are open: each says so, nothing hangs,
// and what can go on does.
import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import Dockerode from "dockerode";
import { problemOf } from "../../src/base/problem.ts";
import { systemClock } from "../../src/base/timing.ts";
import { openShell } from "../../src/commands/containers/openShell.ts";
import type { Form, FormValues } from "../../src/commands/form.ts";
import { run } from "../../src/commands/images/run.ts";
import type { Container } from "../../src/model/resources.ts";
import { attachTerminal } from "../../src/terminal/attachTerminal.ts";
import { logScreen } from "../../src/terminal/logs/logScreen.ts";
import type { ByteTerminal } from "../../src/terminal/screen.ts";
import { startEngine, type Engine as RigEngine } from "../rig/engine.ts";
import { isEngineName } from "../rig/engines.ts";
import { loadFixtureImages } from "../rig/images.ts";
import { sandboxFolder } from "../rig/sandbox.ts";
import { commandStage } from "../support/commandStage.ts";
import { fakeScreen, type FakeScreen } from "../support/fakeScreen.ts";
import { busybox, eventually } from "../support/realEngine.ts";
import { endpointAt, realSession, type RealSession } from "../support/realSession.ts";

let rig: RigEngine;
let stage: RealSession;
let docker: Dockerode;
before(async () => {
  const name = process.env["PORTHOLE_TEST_ENGINE_NAME"] ?? "newest";
  assert.ok(isEngineName(name));
  rig = await startEngine({ name, folder: mkdtempSync(join(sandboxFolder() ?? "", "outage-")) });
  await loadFixtureImages(rig.socket);
  docker = new Dockerode({ socketPath: rig.socket });
  stage = realSession(endpointAt(rig.socket, "outage"));
  for (const family of ["containers", "images"] as const) stage.session.need(family);
});
after(async () => {
  stage.scope.dispose();
  const all = await docker.listContainers({ all: true }).catch(() => []);
  for (const { Id } of all) await docker.getContainer(Id).remove({ force: true, v: true });
  await rig.stop();
});

/** A container that counts aloud, and counts on from where it was when it is started again. */
const counting =
  'n=$(cat /n 2>/dev/null || echo 0); while :; do n=$((n+1)); echo "count $n."; echo $n >/n; sleep 0.1; done';

async function made(name: string, options: Dockerode.ContainerCreateOptions): Promise<Container> {
  const always = { HostConfig: { RestartPolicy: { Name: "always" } }, StopSignal: "SIGKILL", Image: busybox };
  const { id } = await docker.createContainer({ ...always, ...options, name });
  await docker.getContainer(id).start();
  return await eventually(
    () => Promise.resolve(stage.session.store.current.containers.get(id)),
    `${name} is in the list`,
  );
}

function open(terminal: ByteTerminal, name: string): FakeScreen {
  const screen = fakeScreen({ columns: 200 });
  terminal.open(screen, stage.scope.child(name));
  return screen;
}
const shows = (screen: FakeScreen, words: RegExp): Promise<unknown> =>
  eventually(() => Promise.resolve(words.test(screen.plain)), `${words.source} in ${screen.plain.slice(-600)}`, 90_000);
const ended = (screen: FakeScreen): Promise<unknown> =>
  eventually(() => Promise.resolve(screen.state !== "open"), `an end after ${screen.plain.slice(-300)}`, 60_000);

/** A form that stands open: the test fills it in and sends it, as the page would. */
function heldForm() {
  const [opened, sent] = [Promise.withResolvers<Form>(), Promise.withResolvers<FormValues>()];
  const form = (shown: Form): Promise<FormValues> => {
    opened.resolve(shown);
    return sent.promise;
  };
  return { form, opened: opened.promise, sent: sent.resolve };
}

test("a log goes on, a shell and an attach tell their end, and a form keeps what was typed", async () => {
  const { session } = stage;
  const engine = await session.engine();
  const counter = await made("counter", { Cmd: ["sh", "-c", counting] });
  const beside = await made("beside", { Cmd: ["cat"], Tty: true, OpenStdin: true });

  const source = { engine, store: session.store, target: counter, clock: systemClock, exitWords: String };
  const log = open(
    logScreen({
      ...source,
      ...{ tail: 1000, times: false, chooseStart: () => Promise.resolve({}), save: () => Promise.resolve() },
    }),
    "log",
  );
  const shells = commandStage({ engine, held: { containers: [beside] } });
  await shells.run(openShell, [beside]);
  const terminal = shells.ui.of("terminal")[0]?.session;
  assert.ok(terminal !== undefined);
  const shell = open(terminal, "shell");
  shell.type("echo $((6*7))\r");
  await shows(shell, /^42$/m);
  const attached = open(attachTerminal({ engine, target: beside, clock: systemClock }), "attach");
  attached.type("to cat\r");
  await shows(attached, /to cat/);
  await shows(log, /^count \d+\.$/m);

  const page = heldForm();
  const forms = commandStage({ engine });
  const image = [...session.store.current.images.values()].find(({ tags }) =>
    tags.some((tag) => tag.endsWith(busybox)),
  );
  assert.ok(image !== undefined);
  const running = run.run({ ...forms.context, ui: { ...forms.ui, form: page.form } }, [image], []);
  const form = await page.opened;
  const values: FormValues = {
    ...Object.fromEntries(form.fields.flatMap((field) => (field.type === "note" ? [] : [[field.key, field.value]]))),
    name: "after-the-outage",
    command: "sleep 100000",
  };
  const send = async (): Promise<void> => {
    await form.send?.(values, stage.scope.signal);
  };

  await rig.stop();
  await stage.until("lost", ({ connection }) => connection.state === "lost", 60_000);
  // An engine that ends stops its containers first: the log hears of the one or of the other.
  await shows(log, /The engine does not answer\. The log goes on when it does\.|counter ended with exit code/);
  await Promise.all([ended(shell), ended(attached)]);
  await assert.rejects(send(), (error) => problemOf(error).kind === "unreachable");
  assert.ok(session.store.current.containers.has(counter.id), "the last known rows stay");

  await rig.start();
  await stage.until("ready again", ({ connection }) => connection.state === "ready", 60_000);
  await shows(log, /The engine answers again\.|counter started again\./);
  const at = log.plain.search(/The engine answers again\.|counter started again\./);
  await eventually(() => Promise.resolve(/^count \d+\.$/m.test(log.plain.slice(at))), "the log goes on", 60_000);
  await send();
  page.sent(values);
  await running;
  const { State } = await docker.getContainer("after-the-outage").inspect();
  assert.equal(State.Running, true);

  const lines = [...log.plain.matchAll(/^count (\d+)\.$/gm)].map(([, number]) => Number(number));
  const [first = 0] = lines;
  assert.deepEqual(
    [...new Set(lines)],
    Array.from({ length: new Set(lines).size }, (_, index) => first + index),
    "no line is left out, and each comes in its turn",
  );
  const again = lines.filter((line, index) => lines.indexOf(line) !== index);
  // Podman's stamps are whole seconds: those of the last one before the outage, ten at most, may come again.
  const last = lines[lines.findIndex((line, index) => line <= (lines[index - 1] ?? 0)) - 1] ?? 0;
  if (rig.name === "podman")
    assert.ok(
      again.every((line) => line <= last && line > last - 10),
      `${again.join()} again`,
    );
  else assert.deepEqual(again, [], "no line comes twice");
});

test("after it everything works again: a new shell, and what others do is seen", async () => {
  const { store } = stage.session;
  const engine = await stage.session.engine();
  const again = [...store.current.containers.values()].find(({ name }) => name === "beside");
  assert.ok(again !== undefined);
  await stage.until("beside runs", ({ containers }) => containers.get(again.id)?.state === "running", 60_000);
  const shells = commandStage({ engine, held: { containers: [again] } });
  await shells.run(openShell, [again]);
  const terminal = shells.ui.of("terminal")[0]?.session;
  assert.ok(terminal !== undefined);
  const shell = open(terminal, "shell again");
  shell.type("echo $((6*8)); exit 3\r");
  await shows(shell, /^48$/m);
  await ended(shell);
  assert.equal(shell.state, "ended 3");
  await docker.getContainer(again.id).pause();
  const asked = (): string =>
    JSON.stringify(stage.record.entries.slice(-8).map(({ operation, problem }) => [operation, problem]));
  await stage
    .until("paused", ({ containers }) => containers.get(again.id)?.state === "paused", 60_000)
    .catch((error: unknown) => assert.fail(`${String(error)} ${stage.complaints.join()} ${asked()}`));
  await docker.getContainer(again.id).unpause();
});
