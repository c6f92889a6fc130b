import assert from "node:assert/strict";
import { test } from "node:test";
import type { Container } from "../../../../src/model/resources.ts";
import { childrenOf } from "../../../../src/tree/forest.ts";
import { containersSource } from "../../../../src/tree/sources/containers.ts";
import { defaultSettings } from "../../../../src/manifest/settings.ts";
import { anEndpoint, fakeSession, fakeSessions } from "../../../support/fakeSession.ts";
import { memoryFiles } from "../../../support/memoryFiles.ts";
import { scriptedEngine } from "../../../support/scriptedEngine.ts";
import { looksAt, type Look } from "../../../support/outline.ts";
import {
  aComposeContainer,
  aContainer,
  aDetail,
  aMount,
  anAttachment,
  aPort,
  idOf,
  madeAt,
} from "../../../support/resources.ts";

const shown = async (containers: readonly Container[], look: Look = {}): Promise<string> =>
  await looksAt(containersSource, fakeSessions({ open: [fakeSession({ containers })] }), look);

const hour = 3_600_000;

/** A shop of four, two containers that stand alone. */
const mixed: readonly Container[] = [
  aContainer({ name: "zebra", image: "busybox:1", created: madeAt - hour, networks: [anAttachment()] }),
  aComposeContainer("shop", "web", { networks: [anAttachment({ network: "shop_default" })] }),
  aComposeContainer("shop", "web", {
    name: "shop-web-10",
    labels: { "com.docker.compose.container-number": "10" },
    networks: [anAttachment({ network: "shop_default" })],
  }),
  aComposeContainer("shop", "web", {
    name: "shop-web-2",
    labels: { "com.docker.compose.container-number": "2" },
    networks: [anAttachment({ network: "shop_default" }), anAttachment({ network: "edge" })],
  }),
  aComposeContainer("shop", "db", {
    image: "postgres:16",
    state: "exited",
    created: madeAt - 2 * hour,
    networkMode: "",
  }),
  aContainer({ name: "alone", state: "paused", networkMode: "host" }),
];

test("Compose projects come first, their services in order, then the containers that stand alone", async () => {
  assert.equal(
    await shown(mixed),
    `shop — 3 running, 1 exited
  shop-db-1 — postgres:16 · Exited (0)
  shop-web-1 — nginx:1.25 · Up
  shop-web-2 — nginx:1.25 · Up
  shop-web-10 — nginx:1.25 · Up
alone — nginx:1.25 · Paused
zebra — busybox:1 · Up`,
  );
});

test("grouped by image, every container stands under the image it was made from", async () => {
  assert.equal(
    await shown(mixed, { settings: { "containers.groupBy": "image" } }),
    `busybox:1 — 1 running
  zebra — busybox:1 · Up
nginx:1.25 — 3 running, 1 paused
  alone — nginx:1.25 · Paused
  shop-web-1 — nginx:1.25 · Up
  shop-web-2 — nginx:1.25 · Up
  shop-web-10 — nginx:1.25 · Up
postgres:16 — 1 exited
  shop-db-1 — postgres:16 · Exited (0)`,
  );
});

test("grouped by network, a container stands under each of its networks, or under its mode", async () => {
  assert.equal(
    await shown(mixed, { settings: { "containers.groupBy": "network" } }),
    `bridge — 1 running
  zebra — busybox:1 · Up
edge — 1 running
  shop-web-2 — nginx:1.25 · Up
host — 1 paused
  alone — nginx:1.25 · Paused
none — 1 exited
  shop-db-1 — postgres:16 · Exited (0)
shop_default — 3 running
  shop-web-1 — nginx:1.25 · Up
  shop-web-2 — nginx:1.25 · Up
  shop-web-10 — nginx:1.25 · Up`,
  );
});

test("grouped by state, running ones come first", async () => {
  assert.equal(
    await shown(mixed, { settings: { "containers.groupBy": "state" }, icons: true, depth: 1 }),
    `[circle-filled/charts.green] Running — 4 running
[debug-pause/charts.yellow] Paused — 1 paused
[circle-outline/descriptionForeground] Exited — 1 exited`,
  );
});

test("without groups it is one list, by name, state or age", async () => {
  const flat = async (sortBy: "name" | "state" | "age"): Promise<readonly string[]> =>
    (await shown(mixed, { settings: { "containers.groupBy": "none", "containers.sortBy": sortBy } }))
      .split("\n")
      .map((line) => line.split(" ")[0] ?? "");
  const names = ["alone", "shop-db-1", "shop-web-1", "shop-web-2", "shop-web-10", "zebra"];
  assert.deepEqual(await flat("name"), names);
  assert.deepEqual(await flat("state"), ["shop-web-1", "shop-web-2", "shop-web-10", "zebra", "alone", "shop-db-1"]);
  assert.deepEqual(await flat("age"), ["alone", "shop-web-1", "shop-web-2", "shop-web-10", "zebra", "shop-db-1"]);
});

test("running only keeps what has a main process and counts what a group hides", async () => {
  assert.equal(
    await shown(mixed, { settings: { "containers.show": "running" }, depth: 1 }),
    `shop — 3 running · 1 hidden
alone — nginx:1.25 · Paused
zebra — busybox:1 · Up`,
  );
});

test("the filter finds names, images, projects, services and beginnings of ids, every word of it", async () => {
  const found = async (filter: string): Promise<string> => await shown(mixed, { filter, depth: 1 });
  assert.equal(await found("ZEB"), "zebra — busybox:1 · Up");
  assert.equal(await found("postgres"), "shop — 1 exited · 3 hidden");
  assert.equal(await found("shop web 10"), "shop — 1 running · 3 hidden");
  assert.equal(await found(idOf("alone").slice(0, 6)), "alone — nginx:1.25 · Paused");
  assert.equal(await found(idOf("alone").slice(2, 8)), "");
  assert.equal(await found("  "), await found(""));
  assert.equal(await found("nothing-like-it"), "");
});

test("a group stands for the members that are seen", () => {
  const sessions = fakeSessions({ open: [fakeSession({ containers: mixed })] });
  const settings = { settings: defaultSettings, filter: "web", now: madeAt };
  const [shop] = containersSource.roots(sessions, settings);
  assert.deepEqual(
    shop?.stands?.map((resource) => (resource.kind === "container" ? resource.name : "")),
    ["shop-web-1", "shop-web-2", "shop-web-10"],
  );
});

test("a group's menu can do what any of its members can", async () => {
  const groups = await shown(mixed, { contexts: true, depth: 1 });
  assert.match(groups, /^shop — .*\| ;group;of-container;project;.*;running;.*startable;/m);
});

test("below a container stand its ports, mounts and networks, with what can be copied or opened", async () => {
  const container = aContainer({
    name: "full",
    ports: [
      aPort(),
      aPort({ inside: 53, outside: 5353, protocol: "udp", hosts: ["127.0.0.1"] }),
      aPort({ inside: 9000, outside: undefined, hosts: [] }),
    ],
    mounts: [
      aMount(),
      aMount({ type: "bind", source: "/srv/site", target: "/usr/share/nginx/html", writable: false }),
      aMount({ source: "f".repeat(64), target: "/cache" }),
      aMount({ type: "tmpfs", source: "", target: "/tmp" }),
    ],
    networks: [anAttachment({ ipv6: "fd00::2" }), anAttachment({ network: "late", ipv4: undefined })],
  });
  assert.equal(
    await shown([container], { unfold: true, contexts: true }),
    `full — nginx:1.25 · Up · 127.0.0.1:5353→53/udp, 8080→80 | ;container;running;alive;stoppable;forcible;published;
  Files | ;file;top;ofContainer;folder;changeable;
  Changes | ;changes;
  5353 → 53/udp — 127.0.0.1 | ;port;copies;
  8080 → 80/tcp — on every address | ;port;browsable;copies;
  9000/tcp — not published | ;port;
  /data — volume data | ;mount;volume;source;
  /usr/share/nginx/html — host /srv/site · read-only | ;mount;bind;source;
  /cache — unnamed volume ffffffffffff | ;mount;volume;source;
  /tmp — in memory | ;mount;tmpfs;
  bridge — 172.17.0.2 · fd00::2 | ;attachment;copies;
  late — no address now | ;attachment;`,
  );
});

test("every container has files and changes, in whatever state it is", async () => {
  for (const state of ["created", "running", "paused", "exited", "dead"] as const)
    assert.match(await shown([aContainer({ state })], { unfold: true }), /\n {2}Files\n {2}Changes$/);
});

test("a privileged container and one that mounts the engine's socket say so, in words and with a mark", async () => {
  const socket = aMount({ type: "bind", source: "/var/run/docker.sock", target: "/var/run/docker.sock" });
  const containers = [
    aContainer({ name: "agent", mounts: [socket] }),
    aContainer({ name: "builder", detail: aDetail({ privileged: true }) }),
  ];
  assert.equal(
    await shown(containers, { unfold: true }),
    `agent — nginx:1.25 · Up · engine's socket !
  Files
  Changes
  /var/run/docker.sock — host /var/run/docker.sock · engine's socket
builder — nginx:1.25 · Up 3 minutes · privileged !
  Files
  Changes`,
  );
});

test("what we are doing takes the place of the state until it is done", async () => {
  const session = fakeSession({ containers: [aContainer()] });
  const sessions = fakeSessions({ open: [session] });
  const mark = session.busy.mark([idOf("web-1")], "stopping");
  assert.equal(
    await looksAt(containersSource, sessions, { icons: true }),
    "[loading~spin] web-1 — nginx:1.25 · stopping…",
  );
  mark.dispose();
  assert.equal(
    await looksAt(containersSource, sessions, { icons: true }),
    "[circle-filled/charts.green] web-1 — nginx:1.25 · Up",
  );
});

test("with several engines each is a root, and equal containers of two engines have two rows", async () => {
  const open = ["default", "prod/eu"].map((name) =>
    fakeSession({ name, containers: [aContainer({ networks: [anAttachment()] })] }),
  );
  assert.equal(
    await looksAt(containersSource, fakeSessions({ open }), { unfold: true, contexts: true }),
    `default — 28.5.2 · default engine | ;engine;open;default;
  web-1 — nginx:1.25 · Up | ;container;running;alive;stoppable;forcible;
    Files | ;file;top;ofContainer;folder;changeable;
    Changes | ;changes;
    bridge — 172.17.0.2 | ;attachment;copies;
prod/eu — 28.5.2 | ;engine;open;other;
  web-1 — nginx:1.25 · Up | ;container;running;alive;stoppable;forcible;
    Files | ;file;top;ofContainer;folder;changeable;
    Changes | ;changes;
    bridge — 172.17.0.2 | ;attachment;copies;`,
  );
});

test("an engine that is away keeps its last known rows, dimmed, also while it is tried again", async () => {
  const session = fakeSession({ containers: [aContainer({ networks: [anAttachment()] })] });
  const sessions = fakeSessions({ open: [session] });
  const problem = { kind: "unreachable", endpoint: session.endpoint.url, why: "refused" } as const;
  for (const connection of [{ state: "lost", problem, retryAt: 0 }, { state: "connecting" }] as const) {
    session.show({ connection });
    assert.equal(
      await looksAt(containersSource, sessions, { unfold: true }),
      `web-1 — nginx:1.25 · Up (dimmed)
  Files (dimmed)
  Changes (dimmed)
  bridge — 172.17.0.2 (dimmed)`,
    );
  }
});

test("a published port is copied as it is reached from here", async () => {
  const remote = anEndpoint("far", {
    address: { kind: "tcp", host: "10.0.0.7", port: 2376 },
    url: "tcp://10.0.0.7:2376",
  });
  const ports = [aPort(), aPort({ inside: 81, outside: 8081, hosts: ["127.0.0.1"] })];
  const copied = async (endpoint = anEndpoint()): Promise<readonly (string | undefined)[]> => {
    const session = fakeSession({ endpoint, containers: [aContainer({ ports })] });
    const sessions = fakeSessions({ open: [session] });
    const [row] = containersSource.roots(sessions, { settings: defaultSettings, filter: "", now: madeAt });
    const files = memoryFiles({ sessions });
    const opening = { session, files, now: madeAt, signal: new AbortController().signal };
    const below = (row && (await containersSource.open?.(row, opening))) ?? [];
    return below.filter(({ context }) => context.includes(";port;")).map(({ copies }) => copies);
  };
  assert.deepEqual(await copied(), ["localhost:8080", "127.0.0.1:8081"]);
  assert.deepEqual(await copied(remote), ["10.0.0.7:8080", undefined]);
});

test("what a running container uses is measured for whoever hovers, which is nothing the person did", async () => {
  const engine = scriptedEngine(() => ({ pids_stats: { current: 4 } }));
  const sessions = fakeSessions({ open: [fakeSession({ engine, containers: [aContainer({ state: "running" })] })] });
  const [row] = containersSource.roots(sessions, { settings: defaultSettings, filter: "", now: madeAt });
  assert.ok(row !== undefined);
  const signal = new AbortController().signal;
  const hover = await containersSource.tooltip?.(row, {
    sessions,
    files: memoryFiles({ sessions }),
    now: madeAt,
    signal,
  });
  assert.equal(hover?.live, true);
  assert.match(hover.markdown, /4 processes/);
  assert.deepEqual(
    engine.record.entries.map(({ operation, background }) => [operation, background]),
    [["containers.stats", true]],
  );
});

test("a long image name keeps its end, so that the state stays in sight", async () => {
  const containers = [
    aContainer({ name: "a", image: "registry.example.com:5000/team/shop/worker:2026-01-15" }),
    aContainer({ name: "b", image: `${"x".repeat(40)}:1` }),
    aContainer({ name: "c", image: idOf("moved on") }),
  ];
  assert.equal(
    await shown(containers),
    `a — …/team/shop/worker:2026-01-15 · Up
b — ${"x".repeat(32)}… · Up
c — ${idOf("moved on").slice(0, 12)} · Up`,
  );
});

test("hostile words stay on their row and cannot reorder it, and never make two rows of one id", async () => {
  const evil = "a\nb\u001b]52;c;aGk=\u0007\u202Egpj.exe**[x](command:y)**";
  const containers = [
    aContainer({
      name: evil,
      image: `img\u001b[31m${"x".repeat(10_000)}`,
      networks: [anAttachment({ network: "n/1" }), anAttachment({ network: "n%2F1" })],
      mounts: [aMount({ source: "s\r\ns", target: "/t\u2028t" })],
    }),
    aComposeContainer("p/container:x\u0000", "s"),
  ];
  const text = await shown(containers, { unfold: true });
  assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u202e\u2028]/);
  assert.match(text, /^a↵b�\]52;c;aGk=��gpj\.exe\*\*\[x\]\(command:y\)\*\* — img�\[31mx+… · Up/m);
  assert.ok(text.split("\n").every((line) => line.length < 500));
  assert.equal(text.split("\n").length, 10);
});

test("a label called like a part of every object is no project", async () => {
  const labels = JSON.parse('{"__proto__": {"com.docker.compose.project": "x"}}') as Record<string, string>;
  assert.equal(await shown([aContainer({ labels })]), "web-1 — nginx:1.25 · Up");
});

test("an unchanged record gives the very same row again, and rows below are not made before they are unfolded", () => {
  const containers = Array.from({ length: 1000 }, (_, index) =>
    aContainer({ name: `c-${index}`, networks: [anAttachment()], ports: [aPort()] }),
  );
  const sessions = fakeSessions({ open: [fakeSession({ containers })] });
  const settings = { settings: defaultSettings, filter: "", now: madeAt };
  const before = containersSource.roots(sessions, settings);
  const after = containersSource.roots(sessions, settings);
  assert.equal(after.length, 1000);
  assert.ok(after.every((node, index) => node === before[index]));
  assert.ok(after.every((node) => childrenOf(node).length === 0));
});
