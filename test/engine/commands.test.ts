// The verbs against a real engine: what a container really sees, how it really ends, what is really gone.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { problemOf } from "../../src/base/problem.ts";
import { changes } from "../../src/commands/containers/changes.ts";
import { forceRemove } from "../../src/commands/containers/forceRemove.ts";
import { inspect } from "../../src/commands/containers/inspect.ts";
import { kill } from "../../src/commands/containers/kill.ts";
import { pause } from "../../src/commands/containers/pause.ts";
import { remove } from "../../src/commands/containers/remove.ts";
import { rename } from "../../src/commands/containers/rename.ts";
import { restart } from "../../src/commands/containers/restart.ts";
import { restartPolicy } from "../../src/commands/containers/restartPolicy.ts";
import { start } from "../../src/commands/containers/start.ts";
import { stats } from "../../src/commands/containers/stats.ts";
import { stop } from "../../src/commands/containers/stop.ts";
import { stopWith } from "../../src/commands/containers/stopWith.ts";
import { top } from "../../src/commands/containers/top.ts";
import { unpause } from "../../src/commands/containers/unpause.ts";
import { wait } from "../../src/commands/containers/wait.ts";
import { info } from "../../src/commands/engines/info.ts";
import { version } from "../../src/commands/engines/version.ts";
import type { Settings } from "../../src/manifest/settings.ts";
import type { Container } from "../../src/model/resources.ts";
import { commandStage, type CommandStage } from "../support/commandStage.ts";
import { eventually, realEngine, type RealEngine } from "../support/realEngine.ts";
import type { Answer } from "../support/scriptedUi.ts";

let real: RealEngine;
before(async () => void (real = await realEngine()));
after(() => real.end());

const on = (answers: readonly Answer[] = [], settings: Partial<Settings> = {}): CommandStage =>
  commandStage({
    engine: real.engine,
    answers,
    settings,
    held: { connection: { state: "ready", version: real.version } },
  });

/** A shell that says which signals it got, and ends with a code of its own on some. */
const listens = [
  "sh",
  "-c",
  "trap 'echo got HUP' HUP; trap 'exit 143' TERM; trap 'exit 7' INT; echo ready; while :; do sleep 0.05; done",
];
/** As PID 1 it gets no signal it did not ask for but SIGKILL. */
const deaf = ["sleep", "100000"];

const stateOf = async ({ id }: Container) => (await real.docker.getContainer(id).inspect()).State;
const gone = async ({ id }: Container): Promise<boolean> =>
  await real.docker
    .getContainer(id)
    .inspect()
    .then(
      () => false,
      (error: unknown) => (error as { statusCode?: number }).statusCode === 404,
    );
const logOf = async ({ id }: Container): Promise<string> =>
  (await real.docker.getContainer(id).logs({ stdout: true, stderr: true })).toString();
const said = (container: Container, text: string): Promise<string> =>
  eventually(async () => {
    const log = await logOf(container);
    return log.includes(text) ? log : undefined;
  }, `${container.name} says ${text}`);

const asked = (operation: string) => real.engine.record.entries.filter((entry) => entry.operation === operation);
/** The path and query of the newest request of an operation. */
const lastAsked = (operation: string): string => asked(operation).at(-1)?.requests.at(-1)?.path ?? "";
const stops = (): number => asked("containers.stop").length;

test("start, pause, unpause, restart and stop do what they say", async () => {
  const one = await real.make("verbs-1", { Cmd: listens, started: false });
  const two = await real.make("verbs-2", { Cmd: listens, started: false });
  await on().run(start, [one, two]);
  assert.deepEqual([(await stateOf(one)).Running, (await stateOf(two)).Running], [true, true]);
  await on().run(pause, [one]);
  assert.equal((await stateOf(one)).Paused, true);
  await on().run(unpause, [one]);
  assert.equal((await stateOf(one)).Paused, false);
  const before = await stateOf(one);
  await on().run(restart, [one]);
  const after = await stateOf(one);
  assert.equal(after.Running, true);
  assert.notEqual(after.StartedAt, before.StartedAt);
});

test("a container that hears SIGTERM ends with 143, and stop says nothing", async () => {
  const container = await real.make("stop-143", { Cmd: listens });
  await said(container, "ready");
  const stage = on();
  await stage.run(stop, [container]);
  assert.equal((await stateOf(container)).ExitCode, 143);
  assert.deepEqual([stage.ui.of("tell"), stage.ui.of("warn")], [[], []]);
});

test("while it is waited for, the container's own grace period is counted down", async () => {
  const container = await real.make("stop-countdown", { Cmd: deaf, StopTimeout: 4 });
  const stage = on();
  await stage.run(stop, [container]);
  const said = stage.ui.of("say").map(({ text }) => text);
  // Podman is told the setting's period, and counts that down.
  const seconds = real.version.product.startsWith("Podman") ? "(10|[1-9])" : "[1-4]";
  assert.match(said[0] ?? "", new RegExp(`^killed in ${seconds} seconds?, if it has not ended$`), said.join());
});

test("a container that is deaf to SIGTERM ends with 137 after the grace period, and that is explained", async () => {
  const container = await real.make("stop-137", { Cmd: deaf });
  const stage = on([], { "stop.gracePeriod": 1 });
  await stage.run(stop, [container]);
  assert.match(lastAsked("containers.stop"), /[?&]t=1(&|$)/, "the setting's second, not the usual ten");
  assert.equal((await stateOf(container)).ExitCode, 137);
  assert.match(stage.ui.of("tell")[0]!.message, /stop-137.*137/s);
});

test("stop with a signal of one's own", async () => {
  const container = await real.make("stop-with", { Cmd: listens });
  await said(container, "ready");
  const old = real.version.api === "1.41";
  const stage = on([{ form: old ? { seconds: "5" } : { seconds: "5", signal: "SIGINT" } }]);
  await stage.run(stopWith, [container]);
  const code = old ? 143 : 7;
  assert.equal((await stateOf(container)).ExitCode, code);
  assert.match(stage.ui.of("tell")[0]!.message, new RegExp(`stop-with ended with exit code ${code}:`));
});

test("the container sees the very signal that was chosen", async () => {
  const container = await real.make("kill-hup", { Cmd: listens });
  await said(container, "ready");
  await on([{ pick: "SIGHUP" }]).run(kill, [container]);
  await said(container, "got HUP");
  assert.equal((await stateOf(container)).Running, true);
  await on([{ pick: "SIGKILL" }]).run(kill, [container]);
  await eventually(async () => !(await stateOf(container)).Running, "it ends");
  assert.equal((await stateOf(container)).ExitCode, 137);
});

test("wait tells the code with which a container ends", async () => {
  const container = await real.make("wait-3", { Cmd: ["sh", "-c", "sleep 0.5; exit 3"] });
  const stage = on();
  await stage.run(wait, [container]);
  assert.match(stage.ui.of("tell")[0]!.message, /^wait-3 ended with exit code 3:/);
});

test("a wait can be cancelled, and the container goes on", async () => {
  const container = await real.make("wait-cancel", { Cmd: deaf });
  const abort = new AbortController();
  const stage = commandStage({ engine: real.engine, over: { signal: abort.signal } });
  const waiting = stage.run(wait, [container]);
  setTimeout(() => abort.abort(), 200);
  await assert.rejects(waiting, (error) => problemOf(error).kind === "cancelled");
  assert.equal((await stateOf(container)).Running, true);
});

test("a restart policy is changed on a living container, and what is told is what inspect says", async () => {
  const container = await real.make("policy", { Cmd: deaf });
  if (real.version.product === "Podman Engine") {
    // Podman 4 has no such call; then that is said.
    const refused = on([{ pick: "always" }]).run(restartPolicy, [container]);
    return await assert.rejects(refused, (error) => problemOf(error).kind === "unsupported");
  }
  const stage = on([{ pick: "on-failure" }, { ask: "3" }, { pick: "unless-stopped" }, { pick: "no" }]);
  const policy = async (): Promise<object> =>
    (await real.docker.getContainer(container.id).inspect()).HostConfig.RestartPolicy ?? {};
  await stage.run(restartPolicy, [container]);
  assert.deepEqual(await policy(), { Name: "on-failure", MaximumRetryCount: 3 });
  await stage.run(restartPolicy, [container]);
  await stage.run(restartPolicy, [container]);
  assert.deepEqual(await policy(), { Name: "no", MaximumRetryCount: 0 });
  assert.deepEqual(
    stage.ui.of("tell").map(({ message }) => message),
    ["on-failure:3", "unless-stopped", "no"].map((word) => `Restart policy of policy: ${word}.`),
  );
  const [, second] = stage.ui.of("pick");
  assert.deepEqual(
    second!.choices.flatMap(({ description }) => description ?? []),
    ["now: on-failure:3"],
  );
});

test("a renamed container is found under its new name; a name that is taken is the engine's to refuse", async () => {
  const container = await real.make("old-name", { started: false });
  await real.make("taken-name", { started: false });
  await on([{ ask: "new-name" }]).run(rename, [container]);
  assert.equal((await real.docker.getContainer("new-name").inspect()).Id, container.id);
  await assert.rejects(
    on([{ ask: "taken-name" }]).run(rename, [{ ...container, name: "new-name" }]),
    (error) => problemOf(error).kind === "conflict",
  );
});

/** Its volumes: one with a name, one without; and three kinds of changes. */
async function makeLosing(name: string, HostConfig: object = {}): Promise<{ container: Container; nameless: string }> {
  const container = await real.make(name, {
    Cmd: [
      "sh",
      "-c",
      "echo new > /srv/new; echo more >> /etc/passwd; rm /srv/index.html; trap 'exit 0' TERM; echo ready; while :; do sleep 0.05; done",
    ],
    Volumes: { "/nameless": {} },
    HostConfig: { Binds: [`${name}-data:/data`], ...HostConfig },
  });
  await said(container, "ready");
  const { Mounts } = await real.docker.getContainer(container.id).inspect();
  const nameless = Mounts.find(({ Destination }) => Destination === "/nameless")?.Name;
  assert.ok(nameless !== undefined);
  return { container, nameless };
}

const volumeThere = async (name: string): Promise<boolean> =>
  await real.docker
    .getVolume(name)
    .inspect()
    .then(
      () => true,
      () => false,
    );

test("remove counts what is lost, stops first, and keeps or deletes nameless volumes as asked; named ones stay", async () => {
  for (const [choice, kept] of [
    ["Keep the volumes", true],
    ["Delete the volumes too", false],
  ] as const) {
    const { container, nameless } = await makeLosing(`losing-${kept}`);
    const stage = on([{ pick: choice }, { confirm: true }]);
    await stage.run(remove, [container]);
    const { detail, action } = stage.ui.of("confirm")[0]!.confirmation;
    assert.equal(action, "Stop, then remove");
    const counts = /(\d+) added, (\d+) changed, (\d+) deleted/.exec(detail)?.slice(1).map(Number);
    assert.ok(counts !== undefined && counts.every((count) => count >= 1), detail);
    assert.ok(detail.includes(nameless.slice(0, 12)) && detail.includes(`losing-${kept}-data`), detail);
    assert.ok(await gone(container));
    assert.equal(await volumeThere(nameless), kept);
    assert.ok(await volumeThere(`losing-${kept}-data`));
    for (const name of [`losing-${kept}-data`, ...(kept ? [nameless] : [])]) await real.docker.getVolume(name).remove();
  }
});

test("one that was run with --rm is gone after its stop, without an error", async () => {
  const { container, nameless } = await makeLosing("losing-rm", { AutoRemove: true });
  const stage = on([{ confirm: true }]);
  await stage.run(remove, [container]);
  await eventually(() => gone(container), "it removes itself");
  await eventually(async () => !(await volumeThere(nameless)), "and its nameless volume");
  await real.docker.getVolume("losing-rm-data").remove();
});

test("paused containers can be removed, and forced ones go at once", async () => {
  const paused = await real.make("remove-paused", { Cmd: listens });
  await said(paused, "ready");
  await on().run(pause, [paused]);
  await on([{ confirm: true }], { "stop.gracePeriod": 1 }).run(remove, [paused]);
  assert.ok(await gone(paused));
  const forced = await real.make("remove-forced", { Cmd: deaf });
  const before = stops();
  await on([{ pick: "Force remove" }, { confirm: true }]).run(forceRemove, [forced]);
  assert.ok(await gone(forced));
  assert.equal(stops(), before, "no grace period");
});

test("a container that is gone is told as gone", async () => {
  const container = await real.make("vanished", { started: false });
  await real.docker.getContainer(container.id).remove();
  await assert.rejects(on().run(start, [container]), (error) => {
    const problem = problemOf(error);
    return problem.kind === "gone" && problem.what === "vanished";
  });
});

test("inspect is the engine's JSON", async () => {
  const container = await real.make("look-inspect", { Cmd: deaf });
  const stage = on();
  await stage.run(inspect, [container]);
  const shown = JSON.parse(stage.ui.documents[0]!.text) as { Id: string; Config: unknown };
  const { Id, Config } = await real.docker.getContainer(container.id).inspect();
  assert.deepEqual([shown.Id, shown.Config], [Id, JSON.parse(JSON.stringify(Config))]);
});

test("processes come with pids on the host and inside, and PID 1 is marked", async () => {
  const container = await real.make("look-top", { Cmd: ["sh", "-c", "sleep 100001 & echo ready; wait"] });
  await said(container, "ready");
  const stage = on();
  await stage.run(top, [container]);
  const { text } = stage.ui.documents[0]!;
  const { Pid } = await stateOf(container);
  assert.match(text, new RegExp(`^\\* +${Pid} +1 .*sh -c`, "m"));
  const child = /^ +(\d+) +(\d+) .*sleep 100001$/m.exec(text);
  assert.ok(child !== null && child[1] !== String(Pid) && Number(child[2]) > 1, text);
  stage.ui.end();
});

test("processes that come are shown while somebody looks at them, and that is nothing the person did", async () => {
  const container = await real.make("look-again", { Cmd: ["sleep", "100000"], StopSignal: "SIGKILL" });
  const stage = commandStage({ engine: real.engine, held: { containers: [container] } });
  await stage.run(top, [container]);
  const [document] = stage.ui.documents;
  assert.ok(document !== undefined && !document.text.includes("sleep 100002"));
  const before = real.engine.record.entries.filter(({ background }) => !background).length;
  const exec = await real.docker.getContainer(container.id).exec({ Cmd: ["sleep", "100002"] });
  (await exec.start({ Detach: true })).destroy();
  await eventually(() => Promise.resolve(document.text.includes("sleep 100002")), "the new process is shown");
  assert.equal(real.engine.record.entries.filter(({ background }) => !background).length, before);
  stage.ui.end();
});

test("changes are those of docker diff", async () => {
  const container = await real.make("look-changes", {
    Cmd: ["sh", "-c", "echo x > /srv/added; rm /srv/index.html; echo ready; sleep 100000"],
  });
  await said(container, "ready");
  const stage = on();
  await stage.run(changes, [container]);
  const { text } = stage.ui.documents[0]!;
  assert.match(text, /^Added: 1\nA \/srv\/added$/m);
  assert.match(text, /^Changed: \d+\n(C .*\n)*C \/srv$/m);
  assert.match(text, /^Deleted: 1\nD \/srv\/index\.html$/m);
});

test("stats of a busy container show that it is busy", async () => {
  const container = await real.make("look-stats", { Cmd: ["sh", "-c", "while :; do :; done"] });
  const stage = on();
  await stage.run(stats, [container]);
  const { text } = stage.ui.documents[0]!;
  assert.match(text, /^Memory +[\d.]+ [kM]?B/m);
  // Podman gives no earlier reading to compare with.
  if (real.version.product === "Podman Engine") return assert.match(text, /^CPU +–$/m);
  const share = /^CPU +([\d.]+) % of one core$/m.exec(text)?.[1];
  assert.ok(share !== undefined && Number(share) > 1, text);
  await real.docker.getContainer(container.id).kill();
});

test("version and info are the engine's, with the API that is spoken", async () => {
  const stage = on();
  await stage.run(version);
  await stage.run(info);
  const [shown, about] = stage.ui.documents.map(({ text }) => JSON.parse(text) as Record<string, never>);
  const wanted = await real.docker.version();
  const { Client, Server, Daemon } = shown as unknown as {
    Client: { ApiVersion: string };
    Server: { Version: string; KernelVersion: string };
    Daemon?: { Pid: number; User: string; Command: string };
  };
  assert.deepEqual([Server.Version, Server.KernelVersion], [wanted.Version, wanted.KernelVersion]);
  assert.match(Client.ApiVersion, /^1\.\d+$/);
  // Podman's is no daemon.
  const isDocker = (wanted as { Components?: { Name: string }[] }).Components?.[0]?.Name === "Engine";
  assert.equal(Daemon?.User, isDocker ? "root" : undefined);
  if (Daemon !== undefined) assert.match(readFileSync(`/proc/${Daemon.Pid}/comm`, "utf8"), /^dockerd$/m);
  assert.ok("Driver" in about! && "ContainersRunning" in about);
});
