import assert from "node:assert/strict";
import { test } from "node:test";
import { Failure, type Problem } from "../../../src/base/problem.ts";
import { command, windowCommand, type Command } from "../../../src/commands/command.ts";
import type { Row } from "../../../src/commands/row.ts";
import { runCommand, type RunnerParts } from "../../../src/commands/run.ts";
import { createActivity } from "../../../src/engine/activity.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { defaultSettings } from "../../../src/manifest/settings.ts";
import type { Sessions } from "../../../src/model/sessions.ts";
import { anEndpoint, fakeSession, fakeSessions, type FakeSession } from "../../support/fakeSession.ts";
import { memoryFiles } from "../../support/memoryFiles.ts";
import { aContainer, anImage } from "../../support/resources.ts";
import { scriptedUi, type Answer } from "../../support/scriptedUi.ts";

const engineNamed = (name: string): Engine => ({ name }) as Engine;
const web = aContainer({ name: "web-1" });
const db = aContainer({ name: "db-1", state: "exited" });

function stage({
  open,
  answers = [],
  rows = {},
}: {
  open?: readonly FakeSession[];
  answers?: readonly Answer[];
  rows?: Record<string, Omit<Row, "id">>;
}) {
  const sessions = fakeSessions({
    open: open ?? [fakeSession({ engine: engineNamed("default"), containers: [web, db] })],
  });
  const ui = scriptedUi(answers);
  const reported: { problem: Problem; title: string }[] = [];
  const parts: RunnerParts = {
    sessions,
    ui,
    memory: { get: () => undefined, set: () => undefined },
    files: memoryFiles({ sessions }),
    activeFile: () => undefined,
    record: createActivity(),
    settings: () => defaultSettings,
    folders: () => [],
    node: (id) => (rows[id] === undefined ? undefined : { id, ...rows[id] }),
    window: {
      views: { filter: () => "", setFilter: () => undefined },
      change: () => Promise.resolve(),
      showLog: () => undefined,
      showActivity: () => undefined,
      openSettings: () => Promise.resolve(),
    },
    report: (problem, title) => reported.push({ problem, title }),
  };
  return { parts, ui, reported, sessions };
}

/** A stop that only writes down what it was given. */
function remembering(over: Partial<Command<"container">> = {}) {
  const ran: { engine: string; names: readonly string[] }[] = [];
  const stop = command<"container">({
    id: "containers.stop",
    title: "Stop",
    target: { kind: "container", has: ["running"], many: true },
    menus: [],
    run: ({ engine }, items) => {
      ran.push({ engine: engine.name, names: items.map(({ name }) => name) });
      return Promise.resolve();
    },
    ...over,
  });
  return { stop, ran };
}

test("a clicked row is what the command acts on", async () => {
  const { parts, reported } = stage({ rows: { w: { session: "default", of: web } } });
  const { stop, ran } = remembering();
  await runCommand(stop, ["w"], parts);
  assert.deepEqual(ran, [{ engine: "default", names: ["web-1"] }]);
  assert.deepEqual(reported, []);
});

test("a selection counts only when the clicked row is part of it", async () => {
  const api = aContainer({ name: "api-1" });
  const open = [fakeSession({ engine: engineNamed("default"), containers: [web, api] })];
  const rows = { w: { session: "default", of: web }, a: { session: "default", of: api } };
  const { stop, ran } = remembering();
  await runCommand(stop, ["w", ["a", "w"]], stage({ open, rows }).parts);
  await runCommand(stop, ["w", ["a"]], stage({ open, rows }).parts);
  assert.deepEqual(
    ran.map(({ names }) => names),
    [["web-1", "api-1"], ["web-1"]],
    "the clicked one first: a command on one thing takes that",
  );
});

test("on a group it acts on those it fits, each once", async () => {
  const { parts } = stage({
    rows: { g: { session: "default", stands: [web, db] }, w: { session: "default", of: web } },
  });
  const { stop, ran } = remembering();
  await runCommand(stop, ["g", ["g", "w"]], parts);
  assert.deepEqual(ran, [{ engine: "default", names: ["web-1"] }]);
});

test("a row whose state has changed since is checked again, and the person is told", async () => {
  const { parts, reported } = stage({ rows: { d: { session: "default", of: { ...db, state: "running" } } } });
  const { stop, ran } = remembering();
  await runCommand(stop, ["d"], parts);
  assert.deepEqual(ran, []);
  assert.equal(reported[0]?.problem.kind, "unsupported");
});

test("from the palette one picks among what it fits, across all open engines", async () => {
  const open = [
    fakeSession({ name: "default", engine: engineNamed("default"), containers: [web, db] }),
    fakeSession({ name: "prod", engine: engineNamed("prod"), containers: [aContainer({ name: "shop-1" })] }),
  ];
  const { parts, ui } = stage({ open, answers: [{ pickMany: ["shop-1", "web-1"] }] });
  const { stop, ran } = remembering();
  await runCommand(stop, [], parts);
  assert.deepEqual(
    ui.of("pickMany")[0]?.choices.map(({ label }) => label),
    ["shop-1", "web-1"],
  );
  assert.deepEqual(ran, [
    { engine: "prod", names: ["shop-1"] },
    { engine: "default", names: ["web-1"] },
  ]);
});

test("with nothing it fits, the palette says so instead of showing an empty list", async () => {
  const { parts, ui, reported } = stage({ open: [fakeSession({ engine: engineNamed("default"), containers: [db] })] });
  await runCommand(remembering().stop, [], parts);
  assert.equal(ui.heard.length, 0);
  assert.equal(reported[0]?.problem.kind, "unsupported");
});

test("turning away from the question runs nothing and reports nothing", async () => {
  const { parts, reported } = stage({ rows: { w: { session: "default", of: web } }, answers: [{ confirm: false }] });
  const { stop, ran } = remembering({ confirm: () => ({ question: "Stop web-1?", detail: "", action: "Stop" }) });
  await runCommand(stop, ["w"], parts);
  assert.deepEqual(ran, []);
  assert.deepEqual(reported, []);
});

test("while it works the row says so, and no longer afterwards, whatever happened", async () => {
  const { parts, sessions, reported } = stage({ rows: { w: { session: "default", of: web } } });
  const busy = sessions.open[0]!.busy;
  const seen: (string | undefined)[] = [];
  const { stop } = remembering({
    busy: "stopping",
    run: () => {
      seen.push(busy.of(web.id));
      throw new Failure({ kind: "rejected", operation: "containers.stop", status: 500, said: "no" });
    },
  });
  await runCommand(stop, ["w"], parts);
  assert.deepEqual([...seen, busy.of(web.id)], ["stopping", undefined]);
  assert.deepEqual(
    reported.map(({ problem, title }) => [problem.kind, title]),
    [["rejected", "Stop"]],
  );
});

test("several failures of one run are reported one by one, cancellations not at all", async () => {
  const { parts, reported } = stage({ rows: { w: { session: "default", of: web } } });
  const gone = new Failure({ kind: "gone", operation: "containers.stop", what: "web-1" });
  const { stop } = remembering({
    run: () => Promise.reject(new AggregateError([gone, new Failure({ kind: "cancelled" }), new TypeError("bug")])),
  });
  await runCommand(stop, ["w"], parts);
  assert.deepEqual(
    reported.map(({ problem }) => problem.kind),
    ["gone", "defect"],
  );
});

test("a command may be the first thing a person does: then engines are looked for, once", async () => {
  const { parts, reported, sessions } = stage({ open: [] });
  sessions.finds({ endpoints: [], problems: [] });
  const seen: string[] = [];
  const version = command({
    id: "engines.version",
    title: "Show version",
    menus: [],
    run: ({ engine }) => Promise.resolve(void seen.push(engine.name)),
  });
  await runCommand(version, [], parts);
  assert.equal(sessions.looks, 1);
  assert.deepEqual(
    reported.map(({ problem }) => problem),
    [{ kind: "unsupported", feature: "Show version", needs: "an engine, and none is connected; choose one" }],
  );
  const look = (): Promise<void> => Promise.resolve(void sessions.connect(anEndpoint("found")));
  await runCommand(version, [], { ...parts, sessions: Object.create(sessions, { look: { value: look } }) as Sessions });
  assert.equal(reported.at(-1)?.problem.kind, "unreachable", "it is asked; this one has no engine behind it");
  assert.equal(sessions.open[0]?.name, "found");
});

test("who has closed every engine is not connected behind their back", async () => {
  const { parts, reported, sessions } = stage({ open: [] });
  sessions.finds({ endpoints: [anEndpoint("default")], problems: [] });
  await sessions.look();
  await runCommand(remembering().stop, [], parts);
  assert.deepEqual([sessions.looks, sessions.open.length], [1, 0]);
  assert.equal(reported[0]?.problem.kind, "unsupported");
});

test("an engine that is away is reported as such", async () => {
  const lost = {
    state: "lost",
    retryAt: 0,
    problem: { kind: "unreachable", endpoint: "unix:///run/default.sock", why: "refused" },
  } as const;
  const { parts, reported } = stage({
    open: [fakeSession({ engine: engineNamed("default"), containers: [web], connection: lost })],
    rows: { w: { session: "default", of: web } },
  });
  const { stop, ran } = remembering();
  await runCommand(stop, ["w"], parts);
  assert.deepEqual(ran, []);
  assert.deepEqual(reported[0]?.problem, lost.problem);
});

test("of several engines one that is away does not keep the others from their part", async () => {
  const problem = { kind: "unreachable", endpoint: "unix:///run/far.sock", why: "refused" } as const;
  const lost = { state: "lost", retryAt: 0, problem } as const;
  const api = aContainer({ name: "api-1" });
  const far = fakeSession({ name: "far", engine: engineNamed("far"), containers: [api], connection: lost });
  const here = fakeSession({ engine: engineNamed("default"), containers: [web] });
  const rows = { a: { session: "far", of: api }, w: { session: "default", of: web } };
  const { parts, reported } = stage({ open: [here, far], rows });
  const { stop, ran } = remembering();
  await runCommand(stop, ["a", ["a", "w"]], parts);
  assert.deepEqual(ran, [{ engine: "default", names: ["web-1"] }]);
  assert.deepEqual(
    reported.map((told) => told.problem),
    [problem],
  );
});

test("who turns away at the first engine's question is not asked about the next", async () => {
  const api = aContainer({ name: "api-1" });
  const far = fakeSession({ name: "far", engine: engineNamed("far"), containers: [api] });
  const here = fakeSession({ engine: engineNamed("default"), containers: [web] });
  const rows = { a: { session: "far", of: api }, w: { session: "default", of: web } };
  const { parts, reported, ui } = stage({ open: [here, far], rows, answers: [{ confirm: false }] });
  const confirm = () => ({ question: "Really?", detail: "", action: "Yes" });
  const { stop, ran } = remembering({ confirm });
  await runCommand(stop, ["a", ["a", "w"]], parts);
  assert.deepEqual([ran, reported, ui.of("confirm").length], [[], [], 1]);
});

test("a command on the window runs without any engine and knows the clicked row's session", async () => {
  const { parts, reported, sessions } = stage({ rows: { e: { session: "default" } } });
  const seen: unknown[] = [];
  const disconnect = windowCommand({
    id: "engines.disconnect",
    title: "Disconnect",
    menus: [],
    run: ({ clicked }, [row]) => {
      seen.push(clicked, (row as Row).id);
      return Promise.resolve();
    },
  });
  await runCommand(disconnect, ["e"], parts);
  assert.deepEqual(seen, [sessions.open[0], "e"]);
  assert.deepEqual(reported, []);
});

test("a list to choose from says each container's state and order as the views do", async () => {
  const names = ["web-10", "web-2"];
  const containers = [
    ...names.map((name) => aContainer({ name, health: "unhealthy" })),
    aContainer({ name: "job", state: "exited", exitCode: 137 }),
  ];
  const { parts, ui } = stage({
    open: [fakeSession({ engine: engineNamed("default"), containers })],
    answers: [{ pickMany: ["web-2"] }],
  });
  await runCommand(remembering({ target: { kind: "container", many: true } }).stop, [], parts);
  assert.deepEqual(
    ui.of("pickMany")[0]?.choices.map(({ label, description }) => [label, description?.split(" · ").at(-1)]),
    [
      ["job", "Exited (137)"],
      ["web-2", "Running (unhealthy)"],
      ["web-10", "Running (unhealthy)"],
    ],
  );
});

test("an image is found in the list by any of its names", async () => {
  const image = anImage({ tags: ["app:1", "team/app:latest"] });
  const inspect = command<"image">({
    id: "images.inspect",
    title: "Inspect",
    target: { kind: "image" },
    menus: [],
    run: () => Promise.resolve(),
  });
  const { parts, ui } = stage({
    open: [fakeSession({ engine: engineNamed("default"), images: [image] })],
    answers: [{ pick: "app:1" }],
  });
  await runCommand(inspect, [], parts);
  const [choice] = ui.of("pick")[0]?.choices ?? [];
  assert.equal(choice?.description, `team/app:latest · ${image.id.replace("sha256:", "").slice(0, 12)}`);
});

test("without a row the engine is asked for, and the list begins with the default one", async () => {
  const open = ["far", "here"].map((name) => fakeSession({ name, engine: engineNamed(name) }));
  const { parts, ui } = stage({ open, answers: [{ pick: "here" }] });
  parts.sessions.makeDefault("here");
  const version = command({ id: "engines.version", title: "Show version", menus: [], run: () => Promise.resolve() });
  await runCommand(version, [], parts);
  assert.deepEqual(
    ui.of("pick")[0]?.choices.map(({ label, detail }) => [label, detail]),
    [
      ["here", "default engine"],
      ["far", undefined],
    ],
  );
});

test("what fails many times is not told in as many messages", async () => {
  const { parts, reported, ui } = stage({
    rows: { w: { session: "default", of: web } },
    answers: [{ offer: "Show activity" }],
  });
  const failures = ["a", "b", "c", "d", "e"].map(
    (what) => new Failure({ kind: "conflict", operation: "containers.start", what, said: `${what} is in the way` }),
  );
  let shown = 0;
  const window = { ...parts.window, showActivity: () => void (shown += 1) };
  const { stop } = remembering({ run: () => Promise.reject(new AggregateError(failures)) });
  await runCommand(stop, ["w"], { ...parts, window });
  assert.equal(reported.length, 2);
  assert.deepEqual(
    ui.of("warn").map(({ message }) => message),
    ["Stop: 3 more failed. The activity has each with its reason."],
  );
  await Promise.resolve();
  assert.equal(shown, 1);
});
