// Each call on containers against the real engine: what it does there, and what the record says of it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { problemOf } from "../../src/base/problem.ts";
import * as containers from "../../src/engine/api/containers.ts";
import * as images from "../../src/engine/api/images.ts";
import { isOlder } from "../../src/engine/negotiate.ts";
import { busybox, eventually, realEngine, type RealEngine } from "../support/realEngine.ts";
import { problemIn } from "../support/problemIn.ts";

let real: RealEngine;
before(async () => void (real = await realEngine()));
after(() => real.end());

const sleeps = { Cmd: ["sleep", "100000"], StopSignal: "SIGKILL" };

const stateOf = async (id: string): Promise<string> => (await real.docker.getContainer(id).inspect()).State.Status;

const lastRequest = (): string => {
  const request = real.engine.record.entries.at(-1)?.requests.at(-1);
  return `${request?.method} ${request?.path.replace(/^\/v[\d.]+/, "")}`;
};

/** Podman knows neither all states nor all of docker's words. */
const podman = (): boolean => real.version.product.startsWith("Podman");

test("a container goes through its life, one call a step", async () => {
  const { engine, docker } = real;
  const made = await containers.create(engine, { name: "life", Image: busybox, ...sleeps, Labels: { a: "b" } });
  assert.deepEqual(made.warnings, []);
  const target = { id: made.id, name: "life" };
  try {
    assert.equal(await stateOf(made.id), "created");
    await containers.start(engine, target);
    assert.equal(await stateOf(made.id), "running");
    await containers.rename(engine, target, "lived");
    assert.equal((await containers.inspect(engine, target)).Name.replace("/", ""), "lived");
    await containers.restart(engine, target, { seconds: 0 });
    assert.equal(await stateOf(made.id), "running");
    await containers.kill(engine, target, "SIGKILL");
    await eventually(async () => (await stateOf(made.id)) === "exited", "the container was killed");
    await containers.start(engine, target);
    await containers.stop(engine, target, { seconds: 1 });
    assert.equal(await stateOf(made.id), "exited");
  } finally {
    await containers.remove(engine, target, { volumes: true, force: true });
  }
  await assert.rejects(docker.getContainer(made.id).inspect());
});

test("a paused container is frozen until it goes on", async (context) => {
  const target = await real.make("frozen", sleeps);
  const problem = await containers.pause(real.engine, target).then(() => undefined, problemOf);
  if (problem !== undefined) {
    // The engine says so where the machine cannot freeze processes; then there is nothing to go on from.
    assert.ok(problem.kind === "rejected", JSON.stringify(problem));
    context.diagnostic(`no pause here: ${problem.said}`);
    return;
  }
  assert.equal(await stateOf(target.id), "paused");
  await containers.unpause(real.engine, target);
  assert.equal(await stateOf(target.id), "running");
});

test("grace period and signal reach the engine", async () => {
  const { engine, version } = real;
  const cmd = ["sh", "-c", "trap 'exit 7' INT; echo ready; while :; do sleep 0.1; done"];
  const target = await real.make("graceful", { Cmd: cmd });
  if (isOlder(version.api, "1.42")) {
    assert.equal((await problemIn(containers.stop(engine, target, { signal: "SIGINT" }))).kind, "unsupported");
    await containers.stop(engine, target, { seconds: 0 });
    assert.equal(lastRequest(), `POST /containers/${target.id}/stop?t=0`);
    return;
  }
  await eventually(
    async () => (await real.docker.getContainer(target.id).logs({ stdout: true })).includes("ready"),
    "ready",
  );
  await containers.stop(engine, target, { signal: "SIGINT", seconds: 10 });
  assert.equal(lastRequest(), `POST /containers/${target.id}/stop?t=10&signal=SIGINT`);
  assert.equal((await containers.inspect(engine, target)).State.ExitCode, 7);
});

test("waiting ends with the exit code, and can be given up", async () => {
  const ending = await real.make("ending", { Cmd: ["sh", "-c", "sleep 0.3; exit 3"] });
  assert.equal(await containers.wait(real.engine, ending, AbortSignal.timeout(20_000)), 3);
  const staying = await real.make("staying", sleeps);
  const abort = new AbortController();
  const waiting = problemIn(containers.wait(real.engine, staying, abort.signal));
  setTimeout(() => abort.abort(), 50);
  assert.deepEqual(await waiting, { kind: "cancelled" });
});

test("a list can be narrowed to ids, of which some may be gone", async () => {
  const [one, other] = [await real.make("one", sleeps), await real.make("other", { ...sleeps, started: false })];
  const signal = AbortSignal.timeout(20_000);
  const listed = await containers.list(real.engine, [one.id, "f".repeat(64)], signal);
  assert.deepEqual(
    listed.map(({ Id }) => Id),
    [one.id],
  );
  const all = (await containers.list(real.engine, undefined, signal)).map(({ Id }) => Id);
  assert.ok(all.includes(one.id) && all.includes(other.id));
});

test("sizes come with the list that asks for them", async () => {
  const { id } = await real.make("sized", {
    Cmd: ["sh", "-c", "head -c 100000 /dev/zero > /big; sleep 100000"],
    StopSignal: "SIGKILL",
  });
  const size = await eventually(async () => {
    const listed = await containers.listWithSizes(real.engine, AbortSignal.timeout(20_000));
    const found = listed.find(({ Id }) => Id === id);
    return found?.SizeRw !== undefined && found.SizeRw >= 100_000 ? found : undefined;
  }, "the file was written");
  assert.ok((size.SizeRootFs ?? 0) > (size.SizeRw ?? 0));
});

test("processes, changes and a reading of the meters", async () => {
  const target = await real.make("looked-at", {
    Cmd: ["sh", "-c", "echo new > /new; rm /etc/passwd; exec sleep 100000"],
    StopSignal: "SIGKILL",
  });
  await eventually(async () => (await containers.changes(real.engine, target)).length >= 3, "the files were changed");
  const changes = await containers.changes(real.engine, target);
  const kinds = Object.fromEntries(changes.map(({ Path, Kind }) => [Path, Kind]));
  assert.equal(kinds["/new"], 1);
  assert.equal(kinds["/etc"], 0);
  assert.equal(kinds["/etc/passwd"], 2);
  const { Titles, Processes } = await containers.top(real.engine, target, podman() ? "pid,comm" : "-eo pid,comm");
  assert.ok(Titles.includes("PID") && Processes.length >= 1);
  const stats = await containers.stats(real.engine, target);
  assert.ok("cpu_stats" in stats && "precpu_stats" in stats);
});

test("a commit takes changes, author and message into the new image", async () => {
  const target = await real.make("committed", { ...sleeps, Env: ["KEPT=1"], WorkingDir: "/tmp" });
  const id = await containers.commit(real.engine, target, {
    repository: "porthole/committed",
    tag: "one",
    author: "An author <author@example.org>",
    message: "a message; with, marks",
    pause: false,
    changes: ['CMD ["sh", "-c", "echo hi"]', 'ENV NEW="two words"', "EXPOSE 8080"],
  });
  try {
    const image = await images.inspect(real.engine, { id, name: "committed" });
    assert.equal(image.Id, id);
    assert.deepEqual(
      image.RepoTags.map((tag) => tag.replace(/^(localhost|docker\.io)\//, "")),
      ["porthole/committed:one"],
    );
    assert.equal(image.Author, "An author <author@example.org>");
    assert.deepEqual(image.Config.Cmd, ["sh", "-c", "echo hi"]);
    assert.ok(image.Config.Env.includes("KEPT=1") && image.Config.Env.some((pair) => pair.startsWith("NEW=two")));
    assert.equal(image.Config.WorkingDir, "/tmp");
    assert.deepEqual(Object.keys(image.Config.ExposedPorts), ["8080/tcp"]);
  } finally {
    await images.remove(real.engine, id, { force: true });
  }
});

test("a restart policy can be changed while it runs", async () => {
  const target = await real.make("restarting", sleeps);
  const problem = await containers
    .updateRestartPolicy(real.engine, target, { name: "on-failure", maximum: 3 })
    .then(() => undefined, problemOf);
  // Podman before 5 has no such call.
  if (podman() && problem !== undefined) return;
  assert.equal(problem, undefined);
  const { HostConfig } = await containers.inspect(real.engine, target);
  assert.deepEqual(HostConfig.RestartPolicy, { Name: "on-failure", MaximumRetryCount: 3 });
});

test("pruning takes stopped containers and says which", async () => {
  const stopped = await real.make("stopped", { Cmd: ["true"], started: false });
  const running = await real.make("running", sleeps);
  const { ids, bytes } = await containers.prune(real.engine);
  assert.ok(ids.includes(stopped.id) && !ids.includes(running.id));
  assert.ok(bytes >= 0);
});

test("what is refused comes with the engine's words, and what is gone is gone", async () => {
  const target = await real.make("taken", sleeps);
  const conflict = await problemIn(containers.create(real.engine, { name: "taken", Image: busybox }));
  assert.ok(conflict.kind === "conflict" || podman(), JSON.stringify(conflict));
  const inTheWay = await problemIn(containers.remove(real.engine, target, { volumes: false, force: false }));
  assert.ok(inTheWay.kind === "conflict" || podman(), JSON.stringify(inTheWay));
  const none = { id: "f".repeat(64), name: "ghost" };
  const works: readonly Promise<unknown>[] = [
    containers.inspect(real.engine, none),
    containers.start(real.engine, none),
    containers.stop(real.engine, none, {}),
    containers.remove(real.engine, none, { volumes: false, force: false }),
    containers.rename(real.engine, none, "x"),
    containers.kill(real.engine, none, "SIGTERM"),
  ];
  for (const problem of await Promise.all(works.map(problemIn))) {
    assert.ok(problem.kind === "gone", JSON.stringify(problem));
    assert.equal(problem.what, "ghost");
  }
  const missing = await problemIn(containers.create(real.engine, { name: "x", Image: "porthole/none:1" }));
  assert.ok(missing.kind === "rejected" && /porthole\/none/.test(missing.said), JSON.stringify(missing));
});

test("starting what runs and stopping what does not is no failure", async () => {
  const target = await real.make("idle", sleeps);
  await containers.start(real.engine, target);
  await containers.stop(real.engine, target, { seconds: 0 });
  await containers.stop(real.engine, target, { seconds: 0 });
});
