// Running images on a real engine: what is filled in is what the container has, what ends at once is explained, and what
// we call the equal docker command makes the same container.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { createScope } from "../../src/base/scope.ts";
import { create } from "../../src/commands/images/create.ts";
import { run } from "../../src/commands/images/run.ts";
import { runByName } from "../../src/commands/images/runByName.ts";
import { runInteractive } from "../../src/commands/images/runInteractive.ts";
import { runTool } from "../../src/commands/images/runTool.ts";
import type { CommandContext } from "../../src/commands/context.ts";
import { toolTerminal } from "../../src/commands/running/toolTerminal.ts";
import { createOptions } from "../../src/run/createOptions.ts";
import { dockerWords } from "../../src/run/dockerWords.ts";
import { parseMount } from "../../src/run/mounts.ts";
import { emptyPlan, type RunPlan } from "../../src/run/plan.ts";
import { parsePort } from "../../src/run/ports.ts";
import { readToolTask } from "../../src/run/toolTask.ts";
import type { ByteTerminal } from "../../src/terminal/screen.ts";
import { commandStage, type CommandStage } from "../support/commandStage.ts";
import { startRegistry } from "../rig/registry.ts";
import { fakeScreen, type FakeScreen } from "../support/fakeScreen.ts";
import { busybox, eventually, realEngine, type RealEngine } from "../support/realEngine.ts";
import type { Answer } from "../support/scriptedUi.ts";

let real: RealEngine;
let folder: string;
before(async () => {
  real = await realEngine();
  folder = mkdtempSync(join(tmpdir(), "porthole-run-"));
});
after(async () => {
  for (const { Id } of await real.docker.listContainers({ all: true, filters: { name: ["run-"] } }))
    await real.docker
      .getContainer(Id)
      .remove({ force: true, v: true })
      .catch(() => undefined);
  await real.end();
  rmSync(folder, { recursive: true, force: true });
});

const on = (answers: readonly Answer[], over: Partial<CommandContext> = {}): CommandStage =>
  commandStage({ engine: real.engine, answers, over });
const inspect = (name: string) => real.docker.getContainer(name).inspect();
const exists = async (name: string): Promise<boolean> =>
  await inspect(name).then(
    () => true,
    (error: unknown) => (error as { statusCode?: number }).statusCode !== 404,
  );

/** Opens a terminal that a command handed over. */
function shown(terminal: ByteTerminal | undefined): { readonly screen: FakeScreen; readonly close: () => void } {
  assert.ok(terminal !== undefined);
  const screen = fakeScreen();
  const scope = createScope("terminal", (error) => {
    throw error;
  });
  terminal.open(screen, scope);
  return { screen, close: () => scope.dispose() };
}
const ended = (screen: FakeScreen): Promise<string> =>
  eventually(() => Promise.resolve(screen.state !== "open" && screen.state), `the terminal ends: ${screen.plain}`);

test("what is filled in is what the container has, and it runs in the background", async () => {
  await real.docker.createNetwork({ Name: "run-net" });
  writeFileSync(join(folder, ".env"), "FROM_FILE=1\nDEBUG=file\n");
  const stage = on(
    [
      {
        form: {
          name: "run-full",
          command: `sh -c 'echo "$DEBUG $FROM_FILE"; sleep 1000000'`,
          restart: "on-failure",
          restartMaximum: "3",
          ports: ["127.0.0.1:18081:80", "18082:53/udp"],
          network: "run-net",
          environment: ["DEBUG=true", "DB_PASSWORD=hunter2"],
          envFile: ".env",
          mounts: [`${folder}:/work:ro`, "run-data:/data", "type=tmpfs,target=/scratch"],
          workingDirectory: "/work",
          user: "1000:1000",
        },
      },
    ],
    { folders: [folder] },
  );
  await stage.run(run, [await real.image(busybox)]);
  const { State, Config, HostConfig, Mounts, NetworkSettings } = await inspect("run-full");
  assert.equal(State.Running, true);
  assert.deepEqual(Config.Cmd, ["sh", "-c", 'echo "$DEBUG $FROM_FILE"; sleep 1000000']);
  assert.deepEqual(Config.Env.filter((pair) => /^(DEBUG|FROM_FILE|DB_PASSWORD)=/.test(pair)).sort(), [
    "DB_PASSWORD=hunter2",
    "DEBUG=true",
    "FROM_FILE=1",
  ]);
  assert.equal(Config.WorkingDir, "/work");
  assert.equal(Config.User, "1000:1000");
  assert.deepEqual(HostConfig.RestartPolicy, { Name: "on-failure", MaximumRetryCount: 3 });
  assert.deepEqual(HostConfig.PortBindings, {
    "80/tcp": [{ HostIp: "127.0.0.1", HostPort: "18081" }],
    "53/udp": [{ HostIp: "", HostPort: "18082" }],
  });
  assert.deepEqual(Object.keys(NetworkSettings.Networks), ["run-net"]);
  // Podman lists memory elsewhere, and Docker leaves that out.
  const { Tmpfs: tmpfs } = HostConfig as { readonly Tmpfs?: Readonly<Record<string, string>> };
  const memory = Object.keys(tmpfs ?? {}).map((path) => `tmpfs ${path} true`);
  const mounts = Mounts.map(({ Type, Destination, RW }) => `${Type} ${Destination} ${String(RW)}`);
  assert.deepEqual([...new Set([...mounts, ...memory])].sort(), [
    "bind /work false",
    "tmpfs /scratch true",
    "volume /data true",
  ]);
  const log = await real.docker.getContainer("run-full").logs({ stdout: true });
  assert.match(log.toString(), /true 1/);
  assert.deepEqual(
    stage.ui.of("reveal").map(({ what }) => what),
    ["container"],
  );
  assert.deepEqual(
    stage.ui.of("tell").map(({ message, offers }) => [message, ...offers]),
    [["run-full is running.", "View logs"]],
  );
  assert.ok(!JSON.stringify(real.engine.record.entries).includes("hunter2"), "no secret in the record");
  await real.docker.getContainer("run-full").remove({ force: true, v: true });
  await real.docker.getNetwork("run-net").remove();
});

test("a container that ends at once is explained, with its command and exit code, and its log is offered", async () => {
  const stage = on([{ form: { name: "run-short", command: "sh -c 'echo done; exit 3'" } }, { offer: "View logs" }]);
  await stage.run(run, [await real.image(busybox)]);
  const [{ message } = { message: "" }] = stage.ui.of("warn");
  assert.match(message, /run-short ended with exit code 3.*sh -c 'echo done; exit 3'/);
  const [{ session } = { session: undefined }] = await eventually(
    () => Promise.resolve(stage.ui.of("terminal").length === 1 && stage.ui.of("terminal")),
    "the log is opened",
  );
  const { screen, close } = shown(session);
  await eventually(() => Promise.resolve(screen.plain.includes("done")), "the log shows what it wrote");
  close();
});

test("a shell that has nothing to read ends, and is told to be run interactively", async () => {
  const stage = on([{ form: { name: "run-shell" } }]);
  await stage.run(run, [await real.image(busybox)]);
  const [{ message } = { message: "" }] = stage.ui.of("warn");
  assert.match(message, /exit code 0/);
  assert.match(message, /interactively/);
});

test("one that removes itself is gone after its end, its exit code is told all the same", async () => {
  const stage = on([{ form: { name: "run-rm", command: "sh -c 'exit 7'", remove: true } }]);
  await stage.run(run, [await real.image(busybox)]);
  const [{ message, offers } = { message: "", offers: ["?"] }] = stage.ui.of("warn");
  assert.match(message, /exit code 7/);
  assert.deepEqual(offers, [], "a log that is gone is not offered");
  await eventually(async () => !(await exists("run-rm")), "it is gone");
});

test("what cannot start is told in the form and leaves nothing behind, so that it can be sent again", async () => {
  const stage = on([
    { form: { name: "run-again", command: "no-such-program" } },
    { form: { name: "run-again", command: "sleep 1000000" } },
  ]);
  await stage.run(run, [await real.image(busybox)]);
  assert.deepEqual(
    stage.ui.of("failed").map(({ problem }) => problem.kind),
    ["rejected"],
  );
  assert.equal((await inspect("run-again")).State.Running, true);
});

test("an image that is gone is told, and offered to be fetched", async () => {
  const image = { ...(await real.image(busybox)) };
  const stage = on([{ form: { name: "run-missing" } }, { confirm: false }, "turn away"]);
  const { form } = stage.ui;
  await real.docker.getImage(busybox).tag({ repo: "porthole/run-gone", tag: "1" });
  stage.ui.form = async (asked) => {
    await real.docker.getImage("porthole/run-gone:1").remove();
    return await form(asked);
  };
  await assert.rejects(stage.run(run, [{ ...image, tags: ["porthole/run-gone:1"] }]), { message: "cancelled" });
  const [asked] = stage.ui.of("confirm");
  assert.match(asked?.confirmation.detail ?? "", /docker pull porthole\/run-gone:1/);
});

test("an image that is not there is fetched by the engine when one agrees, for a tool and for its task", async () => {
  const registry = await startRegistry(join(folder, "registry"));
  const image = `${registry.address}/porthole/run-tool:1`;
  const cli = process.env["PORTHOLE_TEST_CLI"] ?? "";
  try {
    execFileSync(cli, ["tag", busybox, image], { stdio: "pipe" });
    execFileSync(cli, ["push", image], { stdio: "pipe" });
    execFileSync(cli, ["image", "rm", image], { stdio: "pipe" });
    const stage = on(
      [{ pick: "Another tool" }, { form: { image, command: "sh -c 'echo fetched; exit 4'" } }, { confirm: true }],
      { folders: [folder] },
    );
    await stage.run(runTool);
    const tool = shown(stage.ui.of("terminal")[0]?.session);
    assert.equal(await ended(tool.screen), "ended 4");
    assert.match(tool.screen.plain, /fetched/);
    tool.close();
    execFileSync(cli, ["image", "rm", image], { stdio: "pipe" });
    const task = readToolTask({ image, command: "sh -c 'exit 6'" }).value!;
    const { ui } = on([{ confirm: true }]);
    const run = shown(toolTerminal({ task, folder, engine: () => Promise.resolve(real.engine), ui }));
    assert.equal(await ended(run.screen), "ended 6");
    run.close();
    const none = readToolTask({ image: `${registry.address}/porthole/none:1` }).value!;
    const { ui: other } = on([{ confirm: true }]);
    const failed = shown(toolTerminal({ task: none, folder, engine: () => Promise.resolve(real.engine), ui: other }));
    assert.equal(await ended(failed.screen), "ended 125");
    assert.match(failed.screen.plain, /The engine refused: /);
  } finally {
    await registry.stop();
  }
});

test("an image without a row is run by its name, once the engine has fetched it", async () => {
  const registry = await startRegistry(join(folder, "registry"));
  const image = `${registry.address}/porthole/run-named`;
  const cli = process.env["PORTHOLE_TEST_CLI"] ?? "";
  try {
    execFileSync(cli, ["tag", busybox, image], { stdio: "pipe" });
    execFileSync(cli, ["push", image], { stdio: "pipe" });
    execFileSync(cli, ["image", "rm", image], { stdio: "pipe" });
    const stage = on([
      { pick: "Another image…" },
      { ask: image },
      { confirm: true },
      { form: { name: "run-named", command: "sleep 1000000" } },
    ]);
    await stage.run(runByName);
    const { Config, State } = await inspect("run-named");
    assert.deepEqual([Config.Image, State.Running], [`${image}:latest`, true]);
    const pulled = real.engine.record.entries.findLast(({ operation }) => operation === "images.pull");
    assert.deepEqual([pulled?.command, pulled?.problem], [["pull", `${image}:latest`], undefined]);
    await real.docker.getContainer("run-named").remove({ force: true });
    const again = on([{ pick: `${image}:latest` }, "turn away"]);
    await assert.rejects(again.run(runByName), { message: "cancelled" });
    assert.deepEqual(again.ui.of("confirm"), [], "it is here now");
  } finally {
    await registry.stop();
  }
});

test("a name that is taken meanwhile is a conflict told in the form", async () => {
  const stage = on([{ form: { name: "run-taken", command: "sleep 1000000" } }, "turn away"]);
  await real.make("run-taken", { started: false });
  await assert.rejects(stage.run(run, [await real.image(busybox)]), { message: "cancelled" });
  const [{ problem } = { problem: undefined }] = stage.ui.of("failed");
  assert.ok(problem?.kind === "conflict" || problem?.kind === "rejected");
  assert.match(problem.said, /run-taken/);
});

test("create makes a container and does not start it", async () => {
  const stage = on([{ form: { name: "run-created", command: "true" } }]);
  await stage.run(create, [await real.image(busybox)]);
  assert.equal((await inspect("run-created")).State.Status, "created");
  assert.deepEqual(
    stage.ui.of("reveal").map(({ id }) => id),
    [(await inspect("run-created")).Id],
  );
});

test("run interactively is a terminal of the container's own, with its size, and its exit code is the terminal's", async () => {
  const stage = on([]);
  await stage.run(runInteractive, [await real.image(busybox)]);
  const { screen, close } = shown(stage.ui.of("terminal")[0]?.session);
  await eventually(() => Promise.resolve(/# $/.test(screen.plain)), "a prompt");
  screen.resize({ columns: 123, rows: 45 });
  await eventually(async () => {
    screen.type("stty size\n");
    await new Promise((resolve) => setTimeout(resolve, 200));
    return screen.plain.includes("45 123");
  }, `the new size: ${screen.plain}`);
  screen.type("hostname; exit 9\n");
  assert.equal(await ended(screen), "ended 9");
  const [host = ""] = /[0-9a-f]{12}/.exec(screen.plain.split("hostname; exit 9").at(-1) ?? "") ?? [];
  await eventually(async () => !(await exists(host)), "it is gone");
  close();
});

test("closing the terminal of a container that removes itself ends it; detaching does not", async () => {
  const image = await real.image(busybox);
  const open = async (): Promise<{ readonly id: string; readonly screen: FakeScreen; readonly close: () => void }> => {
    const stage = on([]);
    await stage.run(runInteractive, [image]);
    const terminal = stage.ui.of("terminal")[0]?.session;
    const { screen, close } = shown(terminal);
    await eventually(() => Promise.resolve(/# $/.test(screen.plain)), "a prompt");
    const [, name = ""] = /\((.*)\)$/.exec(terminal?.title ?? "") ?? [];
    return { id: (await inspect(name)).Id, screen, close };
  };
  const closed = await open();
  closed.close();
  await eventually(async () => !(await exists(closed.id)), "it ends with its terminal");
  const detached = await open();
  detached.screen.type("\x10\x11");
  await ended(detached.screen);
  detached.close();
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.ok(await exists(detached.id), "it was left running");
  await real.docker.getContainer(detached.id).remove({ force: true });
});

test("a tool works on the folder and is remembered", async () => {
  const kept = new Map<string, unknown>();
  const memory = {
    get: (key: string) => kept.get(key),
    set: (key: string, value: unknown) => void kept.set(key, value),
  };
  const stage = on([{ pick: "Another tool" }, { form: { image: busybox, command: "sh -c 'pwd > made; echo made'" } }], {
    memory,
    folders: [folder],
  });
  await stage.run(runTool);
  const { screen, close } = shown(stage.ui.of("terminal")[0]?.session);
  assert.equal(await ended(screen), "ended 0");
  assert.match(screen.plain, /made/);
  assert.equal(readFileSync(join(folder, "made"), "utf8"), "/app\n");
  assert.equal(statSync(join(folder, "made")).uid, process.getuid?.());
  close();
  const again = on(["turn away"], { memory, folders: [folder] });
  await assert.rejects(again.run(runTool), { message: "cancelled" });
  assert.equal(again.ui.of("pick")[0]?.choices[0]?.label, busybox);
});

test("a tool of a task writes as the user it is told, and its exit code is the terminal's", async () => {
  const task = readToolTask({
    image: busybox,
    command: "sh -c 'id -u; echo $A; exit 5'",
    user: "1000:1000",
    environment: { A: "b c" },
  });
  const { ui } = on([]);
  const terminal = toolTerminal({ task: task.value!, folder, engine: () => Promise.resolve(real.engine), ui });
  const { screen, close } = shown(terminal);
  assert.equal(await ended(screen), "ended 5");
  assert.match(
    screen.plain,
    /docker run --interactive --tty --rm --env 'A=b c' --volume .*:\/app --workdir \/app --user 1000:1000/,
  );
  assert.match(screen.plain, /^1000\nb c$/m);
  close();
});

test("a task that cannot run says why and ends with docker's code for that", async () => {
  const engine = () => Promise.resolve(real.engine);
  const { ui } = on([{ confirm: false }]);
  const missing = shown(toolTerminal({ task: readToolTask({ image: "porthole/none:1" }).value!, folder, engine, ui }));
  assert.equal(await ended(missing.screen), "ended 125");
  assert.match(missing.screen.plain, /docker pull porthole\/none:1/);
  const wrong = shown(toolTerminal({ task: { fault: "The task says no image." }, folder, engine, ui }));
  assert.equal(wrong.screen.state, "ended 125");
  assert.match(wrong.screen.plain, /no image/);
});

const plans: Readonly<Record<string, Partial<RunPlan>>> = {
  plain: { command: ["echo", "it's", "a b", ""] },
  everything: {
    interactive: true,
    ports: ["18091:80", "127.0.0.1:18092-18093:90-91/udp", "[::1]:18094:94", "70"].map(
      (text) => parsePort(text).value!,
    ),
    variables: [{ key: "A", value: "b c=d" }],
    mounts: [
      "/tmp:/a:ro",
      "run-cli:/b",
      "/c",
      "type=bind,source=/tmp,target=/d,readonly",
      "type=tmpfs,target=/e,tmpfs-size=1m",
      "type=volume,source=run-cli,target=/f,volume-nocopy",
    ].map((text) => parseMount(text).value!),
    workingDirectory: "/srv",
    user: "app",
    restart: { name: "on-failure", maximum: 2 },
    network: "host",
  },
  temporary: { remove: true, privileged: true, restart: { name: "no", maximum: 0 } },
};

for (const [name, over] of Object.entries(plans))
  test(`the docker command that is shown makes the same container: ${name}`, async () => {
    const cli = process.env["PORTHOLE_TEST_CLI"];
    assert.ok(cli, "PORTHOLE_TEST_CLI names no docker command: run this through npm test");
    const plan = { ...emptyPlan(busybox), ...over };
    const words = dockerWords({ ...plan, name: `run-cli-${name}` }, "create");
    execFileSync(cli, [...words], { stdio: "pipe" });
    const { command, ...options } = createOptions({ ...plan, name: `run-api-${name}` });
    assert.ok(command !== undefined);
    await real.docker.createContainer(options);
    const parts = async (container: string): Promise<unknown> => {
      const { Config, HostConfig } = await inspect(container);
      const { Hostname, AttachStdout, AttachStderr, AttachStdin, StdinOnce, ...config } = Config as unknown as Record<
        string,
        unknown
      >;
      void [Hostname, AttachStdout, AttachStderr, AttachStdin, StdinOnce];
      // The client fills in what the engine takes for granted.
      const { ConsoleSize, RestartPolicy, PidsLimit, ...host } = HostConfig as unknown as Record<string, unknown>;
      void [ConsoleSize, PidsLimit];
      const restarts = (RestartPolicy as { readonly Name: string }).Name === "no" ? undefined : RestartPolicy;
      return withoutEmpty({ config, host, restarts });
    };
    assert.deepEqual(await parts(`run-api-${name}`), await parts(`run-cli-${name}`));
  });

/** Lists in order, made-up names alike. Leaves out what is empty, null or a default that only one side writes down. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty).sort();
  if (typeof value === "string") return value.replace(/\b[0-9a-f]{64}\b/g, "id");
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, withoutEmpty(inner)] as const)
      .filter(
        ([, inner]) =>
          !["", 0, false, null, undefined].includes(inner as string) &&
          JSON.stringify(inner) !== "{}" &&
          JSON.stringify(inner) !== "[]",
      ),
  );
}
