// Keeping a store true to its engine, over an engine that does what the test says and a clock that the test moves.
import assert from "node:assert/strict";
import { test } from "node:test";
import { summary } from "../../../../src/base/problem.ts";
import { settled } from "../../../support/clock.ts";
import { idOf } from "../../../support/resources.ts";
import {
  dockerHeaders,
  standInEngine,
  statusError,
  wireContainer,
  wireImage,
  wireInspect,
} from "../../../support/standInEngine.ts";
import { quietStage, syncStage, type SyncStage } from "../../../support/syncStage.ts";

const state = ({ session }: SyncStage): string => {
  const { connection } = session.store.current;
  return connection.state === "lost" ? summary(connection.problem) : connection.state;
};

const twoContainers = () => {
  const engine = standInEngine(dockerHeaders);
  engine.add(wireContainer("web"), wireContainer("db", { State: "exited", Status: "Exited (3) 2 hours ago" }));
  return engine;
};

test("nothing is asked before something is in demand", async () => {
  const stage = syncStage();
  stage.session.refresh();
  await stage.clock.pass(60_000);
  assert.deepEqual([stage.engine.asked, state(stage)], [[], "idle"]);
});

test("the list is asked beside the event stream, shown when that is answered, and does not wait for the version", async () => {
  const stage = syncStage({ engine: twoContainers() });
  const [openEvents, tellVersion] = [stage.engine.hold("events"), stage.engine.hold("version")];
  stage.session.need("containers");
  await stage.clock.pass(10);
  assert.deepEqual([stage.engine.news(), stage.rows(), state(stage)], [["events", "containers"], "", "connecting"]);
  openEvents();
  await stage.clock.pass(0);
  assert.deepEqual(stage.engine.news(), ["version"]);
  assert.equal(stage.rows(), "web running, db exited");
  const first = stage.session.store.current.connection;
  assert.equal(first.state === "ready" && first.version.kernel, "", "what the headers tell");
  tellVersion();
  await settled();
  const { connection } = stage.session.store.current;
  assert.equal(connection.state === "ready" && connection.version.kernel, "6.12.0");
});

test("an engine whose headers tell nothing is shown when its version is known", async () => {
  const engine = standInEngine();
  engine.add(wireContainer("web"));
  const stage = syncStage({ engine });
  const tellVersion = engine.hold("version");
  stage.session.need("containers");
  await stage.clock.pass(10);
  assert.deepEqual(
    [engine.news(), stage.rows(), state(stage)],
    [["events", "version", "containers"], "", "connecting"],
  );
  tellVersion();
  await settled();
  assert.deepEqual([stage.rows(), state(stage)], ["web running", "ready"]);
});

test("being ready and the first rows are one change", async () => {
  const stage = syncStage({ engine: twoContainers() });
  stage.session.need("containers");
  await stage.clock.pass(10);
  assert.deepEqual(
    stage.changes().map(({ after, families }) => [after.connection.state, [...families].join()]),
    [
      ["connecting", ""],
      ["ready", "containers"],
    ],
  );
});

test("a change made elsewhere between the stream's answer and the list's is not missed", async () => {
  const stage = syncStage({ engine: twoContainers() });
  const tellContainers = stage.engine.hold("containers");
  stage.session.need("containers");
  await stage.clock.pass(10);
  stage.engine.set("web", { State: "paused", Status: "Up 3 minutes (Paused)" });
  stage.engine.event("container", "pause", idOf("web"));
  await stage.clock.pass(10);
  tellContainers();
  await stage.clock.pass(200);
  assert.deepEqual(stage.engine.news().slice(0, 4), ["events", "version", "containers", "containers web"]);
  assert.equal(stage.rows(), "web paused, db exited");
});

test("an engine whose clock is behind may not tell what happened beside the first list, so that is listed again", async () => {
  const stage = syncStage({ engine: standInEngine({ ...dockerHeaders, date: "Fri, 01 Jan 1960 00:00:00 GMT" }) });
  const openEvents = stage.engine.hold("events");
  stage.session.need("containers");
  await stage.clock.pass(10);
  openEvents();
  await stage.clock.pass(5000);
  assert.deepEqual(stage.engine.news(), ["events", "containers", "version", "containers"]);
});

test("what answers, but not as an engine does, is told from one that refuses its events", async () => {
  const stage = syncStage({ engine: twoContainers() });
  stage.engine.refuse("events", statusError(404, "no such page"));
  stage.engine.refuse("version", statusError(404, "no such page"));
  await assert.rejects(stage.session.engine(), /foreign/);
  stage.scope.dispose();
});

test("a family is listed when it comes into demand, once", async () => {
  const stage = await quietStage({ engine: twoContainers() });
  stage.engine.images.set("i", wireImage("nginx:1.25"));
  stage.session.need("images");
  stage.session.need("images");
  stage.session.need("containers");
  await stage.clock.pass(1000);
  assert.deepEqual(stage.engine.news(), ["images"]);
  assert.equal(stage.session.store.current.images.size, 1);
});

test("an event of a family nobody needs asks nothing", async () => {
  const stage = await quietStage({ engine: twoContainers() });
  stage.engine.event("image", "tag", "x");
  await stage.clock.pass(1000);
  assert.deepEqual(stage.engine.news(), []);
});

test("a container stopped elsewhere is listed by its id, and only its record is another one", async () => {
  const stage = await quietStage({ engine: twoContainers() });
  const before = stage.session.store.current.containers;
  stage.engine.set("web", { State: "exited", Status: "Exited (137) 1 second ago" });
  for (const action of ["kill", "die", "stop"]) stage.engine.event("container", action, idOf("web"));
  await stage.clock.pass(15);
  assert.deepEqual(stage.engine.news(), ["containers web"]);
  assert.equal(stage.rows(), "web exited, db exited");
  assert.equal(stage.session.store.current.containers.get(idOf("db")), before.get(idOf("db")));
  assert.equal(stage.changes().length, 1);
});

test("a container made and removed elsewhere comes and goes", async () => {
  const stage = await quietStage({ engine: twoContainers() });
  stage.engine.add(wireContainer("new", { State: "created", Status: "Created" }));
  stage.engine.event("container", "create", idOf("new"));
  await stage.clock.pass(20);
  assert.equal(stage.rows(), "web running, db exited, new created");
  stage.engine.containers.delete(idOf("new"));
  stage.engine.event("container", "destroy", idOf("new"));
  await stage.clock.pass(120);
  assert.equal(stage.rows(), "web running, db exited");
});

test("between events there is not one request", async () => {
  const stage = await quietStage({ engine: twoContainers() });
  await stage.clock.pass(3_600_000);
  assert.deepEqual([stage.engine.news(), stage.clock.waiting], [[], 0]);
});

test("an event that changes nothing is no change", async () => {
  const stage = await quietStage({ engine: twoContainers() });
  stage.engine.event("container", "rename", idOf("web"));
  stage.engine.event("container", "exec_die", idOf("web"), { exitCode: "0" });
  await stage.clock.pass(5000);
  assert.deepEqual([stage.engine.news(), stage.changes()], [["containers web"], []]);
});

test("garbage, half lines and torn chunks in the stream cost only themselves", async () => {
  const stage = await quietStage({ engine: twoContainers() });
  const event = JSON.stringify({
    Type: "container",
    Action: "pause",
    Actor: { ID: idOf("web"), Attributes: { name: "Đ" } },
  });
  const bytes = new TextEncoder().encode(`<html>\n{"Type":"contai\n\n[]\nnull\n7\n${event}\n`);
  stage.engine.set("web", { State: "paused" });
  for (let at = 0; at < bytes.length; at += 3) stage.engine.bytes(bytes.slice(at, at + 3));
  await stage.clock.pass(20);
  assert.equal(stage.rows(), "web paused, db exited");
  assert.equal(state(stage), "ready");
});

test("a storm of 10,000 events in 10 s is a hundred lists, and its last state is what is shown", async () => {
  const engine = standInEngine(dockerHeaders);
  const names = Array.from({ length: 40 }, (_, index) => `c${index}`);
  engine.add(...names.map((name) => wireContainer(name)));
  const stage = await quietStage({ engine });
  for (let at = 0; at < 10_000; at += 20) {
    for (let burst = 0; burst < 20; burst += 1) {
      const name = names[(at + burst) % names.length] ?? "";
      engine.set(name, { State: "exited", Status: `Exited (${at % 100}) 1 second ago` });
      engine.event("container", "die", idOf(name));
    }
    await stage.clock.pass(20);
  }
  const lists = engine.news().filter((question) => question.startsWith("containers"));
  assert.ok(lists.length >= 90 && lists.length <= 105, String(lists.length));
  await stage.clock.pass(10_000);
  for (const { id, state: shown, exitCode } of stage.session.store.current.containers.values())
    assert.deepEqual([shown, `Exited (${exitCode}) 1 second ago`], ["exited", engine.containers.get(id)?.Status]);
  assert.ok(
    engine.news().filter((question) => question === "containers").length >= 1,
    "a whole list finds what was dropped",
  );
});

test("another container that changes all the time delays nobody", async () => {
  const stage = await quietStage({ engine: twoContainers() });
  for (let at = 0; at < 3000; at += 50) {
    stage.engine.event("container", "start", idOf("db"));
    if (at === 1500) {
      stage.engine.set("web", { State: "paused" });
      stage.engine.event("container", "pause", idOf("web"));
    }
    if (at === 1600) assert.match(stage.rows(), /web paused/);
    await stage.clock.pass(50);
  }
});

test("details follow the list and are put in together", async () => {
  const engine = twoContainers();
  engine.inspects.set(idOf("web"), wireInspect({ HostConfig: { Privileged: true } }));
  const stage = syncStage({ engine });
  stage.session.need("containers");
  await stage.clock.pass(100);
  assert.deepEqual(engine.news(), ["events", "version", "containers"]);
  stage.changes();
  await stage.clock.pass(1000);
  assert.deepEqual(engine.news(), ["inspect web", "inspect db"]);
  assert.equal(stage.changes().length, 1);
  assert.equal(stage.session.store.current.containers.get(idOf("web"))?.detail?.privileged, true);
});

test("a restart that lists cannot show is inspected, another change is not", async () => {
  const stage = await quietStage({ engine: twoContainers() });
  for (const action of ["die", "start", "restart"]) stage.engine.event("container", action, idOf("web"));
  stage.engine.inspects.set(idOf("web"), { ...wireInspect(), RestartCount: 1 });
  await stage.clock.pass(5000);
  assert.deepEqual(stage.engine.news(), ["containers web", "inspect web"]);
  assert.equal(stage.session.store.current.containers.get(idOf("web"))?.detail?.restartCount, 1);
  stage.engine.set("web", { Names: ["/other"] });
  stage.engine.event("container", "rename", idOf("web"));
  await stage.clock.pass(5000);
  assert.deepEqual(stage.engine.news(), ["containers other"]);
  assert.equal(
    stage.session.store.current.containers.get(idOf("web"))?.detail?.restartCount,
    1,
    "a detail survives lists",
  );
});

const behind = [
  { action: "pause", told: "paused", status: "Up 1 minute (Paused)" },
  { action: "die", told: "exited", status: "Exited (137) 1 second ago" },
];
for (const { action, told, status } of behind) {
  test(`what "${action}" tells is listed once more where the list did not know of it yet`, async () => {
    const stage = await quietStage({ engine: twoContainers() });
    stage.engine.inspects.set(idOf("web"), { ...wireInspect(), State: { ...wireInspect().State, Status: told } });
    stage.engine.event("container", action, idOf("web"));
    await stage.clock.pass(30);
    assert.equal(stage.rows(), "web running, db exited");
    stage.engine.set("web", { State: told, Status: status });
    await stage.clock.pass(5000);
    assert.equal(stage.rows(), `web ${told}, db exited`);
    assert.deepEqual(stage.engine.news(), ["containers web", "inspect web", "containers web", "inspect web"]);
    await stage.clock.pass(5000);
    assert.deepEqual(stage.engine.news(), []);
  });
}

test("a container removed between list and inspect is simply gone", async () => {
  const stage = syncStage({ engine: twoContainers() });
  stage.session.need("containers");
  await stage.clock.pass(50);
  stage.engine.containers.delete(idOf("web"));
  await stage.clock.pass(1000);
  assert.equal(stage.rows(), "web running, db exited", "nobody told us yet");
  assert.equal(stage.session.store.current.containers.get(idOf("web"))?.detail, undefined);
  stage.engine.event("container", "destroy", idOf("web"));
  await stage.clock.pass(1000);
  assert.equal(stage.rows(), "db exited");
  assert.equal(state(stage), "ready");
  assert.deepEqual(
    stage.log.lines.filter(({ level }) => level === "warn" || level === "error"),
    [],
  );
});

test("an inspect that is never answered costs only its own detail", async () => {
  const stage = syncStage({ engine: twoContainers() });
  stage.session.need("containers");
  await stage.clock.pass(50);
  stage.engine.refuse("inspect", statusError(500, "container is locked"));
  await stage.clock.pass(60_000);
  assert.deepEqual(stage.engine.news(), ["events", "version", "containers", "inspect web", "inspect db"]);
  assert.deepEqual([state(stage), stage.rows()], ["ready", "web running, db exited"]);
});

test("an engine that ends is lost at once, its rows stay, and it is tried until it is back", async () => {
  const stage = await quietStage({ engine: twoContainers() });
  stage.engine.leaves();
  await settled();
  assert.match(state(stage), /unreachable \(closed\)/);
  assert.equal(stage.rows(), "web running, db exited");
  const { connection } = stage.session.store.current;
  assert.equal(connection.state === "lost" && connection.retryAt, stage.clock.now() + 1000);
  await stage.clock.pass(20_000);
  assert.match(state(stage), /unreachable \(refused\)/);
  assert.equal(stage.engine.news().filter((question) => question === "events").length, 10);
  stage.engine.containers.delete(idOf("db"));
  stage.engine.set("web", { State: "exited", Status: "Exited (0) 10 seconds ago" });
  stage.engine.returns();
  await stage.clock.pass(2000);
  assert.deepEqual([state(stage), stage.rows()], ["ready", "web exited"]);
  assert.equal(stage.engine.listeners, 1);
  stage.engine.set("web", { State: "running", Status: "Up 1 second" });
  stage.engine.event("container", "start", idOf("web"));
  await stage.clock.pass(2000);
  assert.equal(stage.rows(), "web running", "after an outage as before it");
});

test("details are looked at again after an outage, for nobody told what happened meanwhile", async () => {
  const stage = await quietStage({ engine: twoContainers() });
  stage.engine.leaves();
  await stage.clock.pass(100);
  stage.engine.returns();
  stage.engine.news();
  await stage.clock.pass(5000);
  assert.deepEqual(stage.engine.news(), ["events", "version", "containers", "inspect web", "inspect db"]);
});

test("what a lost connection answers late is not written", async () => {
  const stage = await quietStage({ engine: twoContainers() });
  const tell = stage.engine.hold("containers");
  stage.engine.event("container", "die", idOf("web"));
  await stage.clock.pass(20);
  stage.engine.cut();
  await settled();
  const lost = stage.session.store.current;
  assert.equal(lost.connection.state, "lost");
  stage.engine.set("web", { State: "exited" });
  tell();
  await settled();
  assert.equal(stage.session.store.current, lost);
  await stage.clock.pass(2000);
  assert.equal(stage.rows(), "web exited, db exited");
});

test("a person's refresh while it is lost tries at once and says so", async () => {
  const stage = await quietStage({ engine: twoContainers() });
  stage.engine.leaves();
  await stage.clock.pass(500);
  stage.engine.returns();
  stage.session.refresh();
  assert.equal(state(stage), "connecting");
  await stage.clock.pass(1);
  assert.equal(state(stage), "ready");
  await stage.clock.pass(10_000);
  assert.equal(stage.engine.listeners, 1);
});

test("a refresh lists everything in demand now", async () => {
  const stage = await quietStage({ engine: twoContainers() });
  stage.session.need("images");
  await stage.clock.pass(1000);
  stage.engine.news();
  stage.session.refresh();
  await stage.clock.pass(0);
  assert.deepEqual(stage.engine.news(), ["containers", "images"]);
});

test("an engine that accepts and never answers is given up with the call it did not answer", async () => {
  const stage = syncStage({ engine: twoContainers() });
  stage.engine.hold("events");
  stage.engine.hold("version");
  stage.session.need("containers");
  await stage.clock.pass(19_900);
  assert.equal(state(stage), "connecting");
  await stage.clock.pass(200);
  assert.match(state(stage), /unreachable \(timeout\).*GET \/events: no answer for 20 s/);
  await stage.clock.pass(10_000);
  assert.equal(stage.engine.news().filter((question) => question === "events").length, 2, "and tried again");
});

test("a list that finds the engine unreachable is the end of the connection", async () => {
  const stage = await quietStage({ engine: twoContainers() });
  stage.engine.refuse("containers", Object.assign(new Error("connect ETIMEDOUT"), { code: "ETIMEDOUT" }));
  stage.engine.event("container", "die", idOf("web"));
  await stage.clock.pass(100);
  assert.match(state(stage), /unreachable \(timeout\)/);
  assert.equal(stage.engine.listeners, 0);
  stage.engine.refuse("containers", undefined);
  await stage.clock.pass(2000);
  assert.equal(state(stage), "ready");
});

test("a command that found the engine unreachable makes us look for ourselves", async () => {
  const stage = await quietStage({ engine: twoContainers() });
  const { record, endpoint } = await stage.session.engine();
  const problem = { kind: "unreachable", endpoint: endpoint.url, why: "timeout" } as const;
  const entry = {
    engine: "default",
    endpoint: endpoint.url,
    operation: "containers.stop",
    requests: [],
    background: false,
    started: 0,
    milliseconds: 1,
  };
  stage.engine.news();
  record.add({ ...entry, engine: "other", problem });
  record.add({ ...entry, problem: { kind: "gone", operation: "containers.stop", what: "web" } });
  await stage.clock.pass(1000);
  assert.deepEqual(stage.engine.news(), []);
  record.add({ ...entry, problem });
  await stage.clock.pass(1000);
  assert.deepEqual(stage.engine.news(), ["containers"]);
});

test("an engine of before API 1.41 is refused in words, whichever way it tells its version", async () => {
  const old: Record<string, string> = { server: "Docker/19.03.15 (linux)", "api-version": "1.40" };
  for (const headers of [old, {}]) {
    const engine = standInEngine(headers, { ApiVersion: "1.40" });
    engine.add(wireContainer("web"));
    const stage = syncStage({ engine });
    stage.session.need("containers");
    await stage.clock.pass(100);
    const { connection } = stage.session.store.current;
    assert.deepEqual(connection.state === "lost" && connection.problem, {
      kind: "unreachable",
      endpoint: "unix:///run/default.sock",
      why: "tooOld",
      version: "1.40",
    });
    assert.equal(stage.rows(), "");
    assert.equal(engine.listeners, 0);
  }
});

test("a list the engine refuses leaves the rest standing and is asked for again", async () => {
  const stage = await quietStage({ engine: twoContainers() });
  stage.engine.refuse("images", statusError(500, "layer store is broken"));
  stage.session.need("images");
  await stage.clock.pass(100);
  assert.equal(state(stage), "ready");
  assert.equal(stage.session.store.current.refused.get("images")?.kind, "rejected");
  stage.engine.images.set("i", wireImage("nginx:1.25"));
  stage.engine.refuse("images", undefined);
  await stage.clock.pass(2000);
  assert.deepEqual([stage.session.store.current.refused.size, stage.session.store.current.images.size], [0, 1]);
});

test("an engine whose first list is refused is ready all the same", async () => {
  const stage = syncStage({ engine: twoContainers() });
  stage.engine.refuse("containers", statusError(500, "no"));
  stage.session.need("containers");
  await stage.clock.pass(100);
  assert.equal(state(stage), "ready");
  assert.equal(stage.session.store.current.known.has("containers"), false);
});

test("the engine is given once it has answered, without any family in demand", async () => {
  const stage = syncStage({ engine: twoContainers() });
  const engine = await stage.session.engine();
  assert.equal(engine.name, "default");
  assert.deepEqual([state(stage), stage.engine.news()], ["ready", ["events", "version"]]);
  assert.equal(await stage.session.engine(), engine);
  assert.deepEqual(stage.engine.news(), []);
});

test("asking for the engine while it is lost tries at once, and fails with the reason", async () => {
  const stage = await quietStage({ engine: twoContainers() });
  const engine = await stage.session.engine();
  stage.engine.leaves();
  await settled();
  await assert.rejects(stage.session.engine(), {
    problem: {
      kind: "unreachable",
      endpoint: "unix:///run/default.sock",
      why: "refused",
      said: "connect ECONNREFUSED",
    },
  });
  stage.engine.returns();
  assert.equal(
    await stage.session.engine(),
    engine,
    "one client for the whole session: its open streams outlive a lost connection",
  );
  await stage.clock.pass(60_000);
  assert.equal(stage.engine.listeners, 1);
});

test("whoever waits for the engine hears the first reason, whatever else was on its way", async () => {
  const stage = syncStage({ engine: twoContainers() });
  stage.engine.hold("containers");
  stage.engine.refuse("events", Object.assign(new Error("connect EACCES"), { code: "EACCES" }));
  stage.session.need("containers");
  await assert.rejects(stage.session.engine(), {
    problem: { kind: "unreachable", endpoint: "unix:///run/default.sock", why: "denied", said: "connect EACCES" },
  });
  assert.match(state(stage), /denied/);
  stage.scope.dispose();
});

test("the bundle that cannot be loaded is a reason like any other, and tried again", async () => {
  const engine = twoContainers();
  let tries = 0;
  const connect: typeof engine.connect = (endpoint, signal) =>
    (tries += 1) === 1 ? Promise.reject(new Error("no such file")) : engine.connect(endpoint, signal);
  const stage = syncStage({ engine: { ...engine, connect } });
  stage.session.need("containers");
  await stage.clock.pass(10);
  assert.match(state(stage), /defect: no such file/);
  await stage.clock.pass(1000);
  assert.equal(state(stage), "ready");
});

test("the end of a session ends everything, and late answers write nothing", async () => {
  const stage = await quietStage({ engine: twoContainers() });
  const tell = stage.engine.hold("containers");
  stage.engine.event("container", "die", idOf("web"));
  await stage.clock.pass(20);
  stage.session.scope.dispose();
  const last = stage.session.store.current;
  stage.engine.set("web", { State: "exited" });
  tell();
  await stage.clock.pass(60_000);
  assert.equal(stage.session.store.current, last);
  assert.deepEqual([stage.engine.listeners, stage.clock.waiting, stage.scope.living()], [0, 0, []]);
  assert.deepEqual(
    stage.log.lines.filter(({ level }) => level === "warn" || level === "error"),
    [],
  );
  await assert.rejects(stage.session.engine(), { problem: { kind: "cancelled" } });
  stage.session.need("images");
  stage.session.refresh();
  await stage.clock.pass(1000);
  assert.deepEqual(stage.engine.news(), ["containers web"]);
});

test("the end of a session while it connects, or while it is lost, leaves nothing either", async () => {
  const connecting = syncStage({ engine: twoContainers() });
  const answer = connecting.engine.hold("events");
  connecting.session.need("containers");
  await settled();
  connecting.session.scope.dispose();
  answer();
  await connecting.clock.pass(60_000);
  assert.deepEqual([connecting.engine.listeners, connecting.clock.waiting, connecting.scope.living()], [0, 0, []]);
  const lost = await quietStage({ engine: twoContainers() });
  lost.engine.leaves();
  await lost.clock.pass(1500);
  assert.ok(lost.clock.waiting > 0);
  lost.session.scope.dispose();
  assert.deepEqual([lost.clock.waiting, lost.scope.living()], [0, []]);
  await settled();
  assert.equal(lost.clock.waiting, 0);
});
