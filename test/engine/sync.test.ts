// Keeping current against a real engine: what others do to it is seen, what they take away is gone, and an engine that was
// away is back with its rows.
import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import { after, before, test, type TestContext } from "node:test";
import Docker from "dockerode";
import { startEngine } from "../rig/engine.ts";
import { isEngineName } from "../rig/engines.ts";
import { sandboxFolder } from "../rig/sandbox.ts";
import { busybox, realEngine, type RealEngine } from "../support/realEngine.ts";
import { endpointAt, realSession, type RealSession } from "../support/realSession.ts";

let real: RealEngine;
before(async () => void (real = await realEngine()));
after(() => real.end());

const socket = process.env["PORTHOLE_TEST_ENGINE"] ?? "";
const name = process.env["PORTHOLE_TEST_ENGINE_NAME"] ?? "newest";
const sleeps = { Cmd: ["sleep", "100000"], StopSignal: "SIGKILL" };

/** A session that has listed both families. */
async function opened(context: TestContext, at = socket): Promise<RealSession> {
  const stage = realSession(endpointAt(at));
  context.after(() => stage.scope.dispose());
  stage.session.need("containers");
  stage.session.need("images");
  await stage.until("the first lists", ({ known }) => known.has("containers") && known.has("images"));
  return stage;
}

const stateOf = ({ session }: RealSession, id: string): string =>
  session.store.current.containers.get(id)?.state ?? "none";

test("what others do to a container is seen, step by step", async (context) => {
  const stage = await opened(context);
  const { id } = await real.make("steps", { ...sleeps, started: false });
  const container = real.docker.getContainer(id);
  const seen = (state: string) => stage.until(`${state} is seen`, () => stateOf(stage, id) === state);
  await seen("created");
  await container.start();
  await seen("running");
  await container.pause().then(
    () => seen("paused").then(() => container.unpause()),
    (error: unknown) => context.diagnostic(`no pause here: ${String(error)}`),
  );
  await seen("running");
  await container.rename({ name: "renamed" });
  await stage.until("the new name", ({ containers }) => containers.get(id)?.name === "renamed");
  await stage.until("its detail", ({ containers }) => (containers.get(id)?.detail?.pid ?? 0) > 0);
  await container.kill({ signal: "SIGKILL" });
  await seen("exited");
  assert.equal(stage.session.store.current.containers.get(id)?.exitCode, 137);
  await stage.until("no pid", ({ containers }) => containers.get(id)?.detail?.pid === 0);
  await container.remove();
  await seen("none");
  assert.deepEqual(stage.complaints, []);
});

test("the end of each is seen where many end at once", async (context) => {
  // An engine tells of an end before its list knows of it, long before where it is busy.
  const stage = await opened(context);
  const made = await Promise.all([1, 2, 3, 4, 5, 6].map((number) => real.make(`many-${number}`, sleeps)));
  const allAre = (state: string): Promise<number> =>
    stage.until(`all are ${state}`, () => made.every(({ id }) => stateOf(stage, id) === state));
  await allAre("running");
  await Promise.all(made.map(({ id }) => real.docker.getContainer(id).kill({ signal: "SIGKILL" })));
  await allAre("exited");
});

test("what the list tells is what inspect tells", async (context) => {
  const { id } = await real.make("facts", {
    ...sleeps,
    Labels: { "com.docker.compose.project": "shop" },
    ExposedPorts: { "80/tcp": {}, "53/udp": {} },
    HostConfig: {
      PortBindings: { "80/tcp": [{ HostIp: "127.0.0.1", HostPort: "18080" }] },
      Binds: ["facts-data:/data", "/tmp:/host:ro"],
    },
  });
  const stage = await opened(context);
  const [container, inspect] = [
    stage.session.store.current.containers.get(id),
    await real.docker.getContainer(id).inspect(),
  ];
  assert.ok(container !== undefined);
  assert.equal(container.name, "facts");
  assert.equal(container.imageId, inspect.Image.startsWith("sha256:") ? inspect.Image : `sha256:${inspect.Image}`);
  assert.ok(
    stage.session.store.current.images.has(container.imageId),
    "the image it was made from is among the images",
  );
  assert.deepEqual(
    container.ports.filter(({ outside }) => outside !== undefined),
    [{ inside: 80, protocol: "tcp", outside: 18080, hosts: ["127.0.0.1"] }],
  );
  assert.equal(container.labels["com.docker.compose.project"], "shop");
  const data = container.mounts.find(({ target }) => target === "/data");
  if (name === "podman") assert.ok(container.mounts.length > 0);
  else {
    assert.deepEqual(data, { type: "volume", source: "facts-data", target: "/data", writable: true });
    assert.deepEqual(
      container.mounts.find(({ target }) => target === "/host"),
      { type: "bind", source: "/tmp", target: "/host", writable: false },
    );
  }
  const [attachment] = container.networks;
  assert.equal(attachment?.ipv4, Object.values(inspect.NetworkSettings.Networks)[0]?.IPAddress);
});

test("what only inspect tells follows the list", async (context) => {
  const HostConfig = { Privileged: true, RestartPolicy: { Name: "no" } };
  const { id } = await real.make("detailed", { ...sleeps, started: false, Tty: true, HostConfig });
  const stage = await opened(context);
  await stage.until("its detail", ({ containers }) => containers.get(id)?.detail !== undefined);
  const { privileged, tty, restartPolicy, pid } = stage.session.store.current.containers.get(id)?.detail ?? {};
  assert.deepEqual(
    { privileged, tty, restartPolicy, pid },
    { privileged: true, tty: true, restartPolicy: "no", pid: 0 },
  );
});

/** By a call of Podman's own. */
const checkHealth = (id: string): Promise<void> =>
  new Promise((done, failed) => {
    const path = `/v4.0.0/libpod/containers/${id}/healthcheck`;
    get({ socketPath: socket, path }, (answer) => answer.resume().once("end", done)).once("error", failed);
  });

test("health is told as it comes", async (context) => {
  const { id } = await real.make("sick", {
    ...sleeps,
    Healthcheck: { Test: ["CMD", "false"], Interval: 200_000_000, Timeout: 1_000_000_000, Retries: 2 },
  });
  const stage = await opened(context);
  if (name === "podman") {
    // It leaves checks to systemd; without one somebody asks for each. Of each it tells as it begins, so that what came of the
    // second is seen with the third.
    await stage.until("starting", ({ containers }) => containers.get(id)?.health === "starting");
    for (let checks = 0; checks < 3; checks += 1) await checkHealth(id);
    return void (await stage.until("unhealthy", ({ containers }) => containers.get(id)?.health === "unhealthy"));
  }
  await stage.until("unhealthy", ({ containers }) => containers.get(id)?.health === "unhealthy");
  const before = stage.asked();
  await new Promise((resolve) => setTimeout(resolve, 1500));
  assert.deepEqual(stage.asked(), {}, "its checks go on, and make us ask nothing");
  assert.ok(before["containers.list"] !== undefined);
});

test("tags that come and go are seen", async (context) => {
  const stage = await opened(context);
  const image = real.docker.getImage(busybox);
  const tagged = () =>
    [...stage.session.store.current.images.values()].some(({ tags }) => tags.some((tag) => tag.endsWith("seen/tag:1")));
  await image.tag({ repo: "seen/tag", tag: "1" });
  await stage.until("the tag", tagged);
  await real.docker.getImage("seen/tag:1").remove();
  await stage.until("no tag", () => !tagged());
});

test("a container removed between list and inspect is simply gone", async (context) => {
  const made = await Promise.all(
    ["brief-1", "brief-2", "brief-3"].map((one) => real.make(one, { ...sleeps, started: false })),
  );
  const stage = await opened(context);
  // Inspects go out a moment after the list.
  await Promise.all(made.map(({ id }) => real.docker.getContainer(id).remove()));
  await stage.until("all gone", ({ containers }) => made.every(({ id }) => !containers.has(id)));
  await new Promise((resolve) => setTimeout(resolve, 1500));
  assert.ok(made.every(({ id }) => !stage.session.store.current.containers.has(id)));
  assert.equal(stage.session.store.current.connection.state, "ready");
  assert.deepEqual(stage.complaints, []);
});

test("while nothing happens nothing is asked", async (context) => {
  const stage = await opened(context);
  await new Promise((resolve) => setTimeout(resolve, 3000));
  stage.asked();
  await new Promise((resolve) => setTimeout(resolve, 5000));
  assert.deepEqual(stage.asked(), {});
});

test("an engine that was stopped is lost with its rows standing, and is back by itself", async (context) => {
  assert.ok(isEngineName(name));
  const folder = mkdtempSync(join(sandboxFolder() ?? "", "away-"));
  const engine = await startEngine({ name, folder });
  context.after(() => engine.stop());
  const docker = new Docker({ socketPath: engine.socket });
  await docker.importImage(await emptyArchive(), { repo: "empty", tag: "1" });
  const [image] = await docker.listImages();
  assert.ok(image !== undefined);
  await docker.createContainer({ Image: image.Id, Cmd: ["/x"], name: "stays" });
  const { id } = await docker.createContainer({ Image: image.Id, Cmd: ["/x"], name: "goes" });
  const stage = await opened(context, engine.socket);
  assert.equal(stage.session.store.current.containers.size, 2);

  await engine.stop();
  await stage.until("lost", ({ connection }) => connection.state === "lost");
  assert.equal(stage.session.store.current.containers.size, 2);
  await assert.rejects(
    stage.session.engine(),
    (error: { problem?: { kind?: string } }) => error.problem?.kind === "unreachable",
  );
  await new Promise((resolve) => setTimeout(resolve, 4000));

  await engine.start();
  const back = await stage.until("ready", ({ connection }) => connection.state === "ready");
  context.diagnostic(`rows back ${Math.round(back)} ms after the engine answers`);
  assert.equal(stage.session.store.current.containers.size, 2);
  await docker.getContainer(id).remove();
  await stage.until("a change after the outage", ({ containers }) => !containers.has(id));
});

/** A tar archive of nothing. */
async function emptyArchive(): Promise<NodeJS.ReadableStream> {
  const { Readable } = await import("node:stream");
  return Readable.from([Buffer.alloc(1024)]);
}
