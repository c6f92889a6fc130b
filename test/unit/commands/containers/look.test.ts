// Inspect, processes, changes, stats, copies and the browser: what is shown and what goes out of the window.
import assert from "node:assert/strict";
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { problemOf } from "../../../../src/base/problem.ts";
import { changes } from "../../../../src/commands/containers/changes.ts";
import { copySource } from "../../../../src/commands/containers/copySource.ts";
import { copyAddress } from "../../../../src/commands/containers/copyAddress.ts";
import { copyId } from "../../../../src/commands/containers/copyId.ts";
import { copyName } from "../../../../src/commands/containers/copyName.ts";
import { inspect } from "../../../../src/commands/containers/inspect.ts";
import { openInBrowser } from "../../../../src/commands/containers/openInBrowser.ts";
import { openPort } from "../../../../src/commands/containers/openPort.ts";
import { stats } from "../../../../src/commands/containers/stats.ts";
import { top } from "../../../../src/commands/containers/top.ts";
import { insidePids } from "../../../../src/commands/documents/insidePids.ts";
import { processesText } from "../../../../src/commands/documents/processes.ts";
import type { Address } from "../../../../src/engine/endpoint/endpoint.ts";
import { portRows } from "../../../../src/tree/present/port.ts";
import { settled } from "../../../support/clock.ts";
import { commandStage } from "../../../support/commandStage.ts";
import { anEndpoint, fakeSession, fakeSessions } from "../../../support/fakeSession.ts";
import { aContainer, aPort } from "../../../support/resources.ts";
import { refusal, scriptedEngine } from "../../../support/scriptedEngine.ts";
import { windowStage } from "../../../support/windowStage.ts";

const web = aContainer({ name: "web" });
const db = aContainer({ name: "db" });

test("inspect shows the engine's own JSON, untouched, and follows the container", async () => {
  let running = true;
  const stage = commandStage({
    engine: () => ({ Id: web.id, State: { Running: running }, Config: { Env: ["DB_PASSWORD=secret"] } }),
    held: { containers: [web] },
  });
  await stage.run(inspect, [web]);
  const [document] = stage.ui.documents;
  assert.match(document!.path, /\/web\.inspect\.json$/);
  assert.equal(document!.language, "json");
  assert.match(document!.text, /DB_PASSWORD=secret/);
  assert.match(document!.text, /"Running": true/);
  running = false;
  stage.session.show({ containers: [{ ...web, state: "exited" }] });
  await settled();
  assert.match(document!.text, /"Running": false/);
  stage.ui.end();
  stage.session.show({ containers: [web] });
  await settled();
  assert.equal(document!.renewals, 1, "nothing is written after the document was closed");
});

test("a document of something that is gone keeps its last text", async () => {
  let there = true;
  const stage = commandStage({
    engine: () => {
      if (!there) throw refusal(404, `No such container: ${web.id}`);
      return { Id: web.id };
    },
    held: { containers: [web] },
  });
  await stage.run(inspect, [web]);
  there = false;
  stage.session.show({ containers: [{ ...web, state: "dead" }] });
  await settled();
  stage.session.show({ containers: [] });
  await settled();
  assert.match(stage.ui.documents[0]!.text, /"Id"/);
});

test("several can be inspected at once, each in its own document", async () => {
  const stage = commandStage({ engine: ({ path }) => ({ path }) });
  await stage.run(inspect, [web, db]);
  assert.equal(new Set(stage.ui.documents.map(({ path }) => path)).size, 2);
});

test("changes are grouped, counted and sorted; paths are made harmless", async () => {
  const found = [
    { Path: "/var/log/b", Kind: 1 },
    { Path: "/etc", Kind: 0 },
    { Path: "/var/log/a", Kind: 1 },
    { Path: "/tmp/\u001b]0;owned\u0007", Kind: 2 },
  ];
  const stage = commandStage({ engine: () => found });
  await stage.run(changes, [web]);
  const { text } = stage.ui.documents[0]!;
  assert.match(
    text,
    /Added: 2\nA \/var\/log\/a\nA \/var\/log\/b\n\nChanged: 1\nC \/etc\n\nDeleted: 1\nD \/tmp\/\ufffd/,
  );
  assert.ok(!text.includes("\u001b"));
});

test("no changes are said in a word", async () => {
  const stage = commandStage({ engine: () => null });
  await stage.run(changes, [web]);
  assert.match(stage.ui.documents[0]!.text, /\n\nNothing\.\n$/);
});

const ps = {
  Titles: ["PID", "PPID", "USER", "COMMAND"],
  Processes: [
    ["4711", "4700", "root", "nginx: master"],
    ["4722", "4711", "101", "nginx: worker"],
  ],
};

test("processes come with both pids, and the main one is marked", () => {
  const text = processesText("web", ps, {
    main: 4711,
    inside: new Map([
      ["4711", "1"],
      ["4722", "7"],
    ]),
  });
  assert.deepEqual(
    text
      .split("\n")
      .slice(2, 5)
      .map((line) => line.trim().replace(/ +/g, " ")),
    ["HOST PID INSIDE PPID USER COMMAND", "* 4711 1 4700 root nginx: master", "4722 7 4711 101 nginx: worker"],
  );
  assert.match(text, /When it ends, the container ends/);
});

test("where /proc is not ours only the main process's inner pid is known, and the text says why", () => {
  const text = processesText("web", ps, { main: 4711, inside: new Map() });
  assert.match(text, /\* +4711 +1 /);
  assert.match(text, /4722 +–/);
  assert.match(text, /only where the engine runs on this machine/);
});

test("an inner pid is believed only of a process in the container's own control group", async () => {
  const proc = mkdtempSync(join(tmpdir(), "proc-"));
  const process = (pid: string, cgroup: string, namespaces: string): void => {
    mkdirSync(join(proc, pid));
    writeFileSync(join(proc, pid, "cgroup"), `0::${cgroup}\n`);
    writeFileSync(join(proc, pid, "status"), `Name:\tnginx\nNSpid:\t${namespaces}\nThreads:\t1\n`);
  };
  process("4711", `/docker/${web.id}`, "4711\t1");
  process("4722", `/docker/${web.id}/inner`, "4722\t12\t7");
  process("4733", "/user.slice", "4733\t1");
  const at = anEndpoint();
  const pids = ["4711", "4722", "4733", "4744", "../1"];
  assert.deepEqual(
    [...(await insidePids(at, web.id, pids, proc))],
    [
      ["4711", "1"],
      ["4722", "7"],
    ],
  );
  const far = anEndpoint("far", { address: { kind: "tcp", host: "10.0.0.1", port: 2376 } });
  assert.equal((await insidePids(far, web.id, pids, proc)).size, 0);
  rmSync(proc, { recursive: true });
});

test("an engine whose ps knows other columns is asked more simply", async () => {
  const stage = commandStage({
    engine: ({ path, query }) => {
      if (path.endsWith("/json")) return { State: { Pid: 4711 } };
      if (query["ps_args"]?.includes("pcpu") === true) throw refusal(500, "ps: bad -o argument");
      return ps;
    },
  });
  await stage.run(top, [web]);
  assert.match(stage.ui.documents[0]!.text, /nginx: master/);
  stage.ui.end();
});

test("a list of a ps inside the container gives way to one with the host's pids", async () => {
  const stage = commandStage({
    engine: ({ path, query }) => {
      if (path.endsWith("/json")) return { State: { Pid: 4711 } };
      if (query["ps_args"]?.startsWith("hpid") === true)
        return { Titles: ["HPID", "PID", "COMMAND"], Processes: [["4711", "1", "nginx"]] };
      return { Titles: ["PID", "COMMAND"], Processes: [["1", "nginx"]] };
    },
  });
  await stage.run(top, [web]);
  assert.match(stage.ui.documents[0]!.text, /^\* +4711 +1 +nginx$/m);
  stage.ui.end();
});

test("stats are those of docker stats", async () => {
  const stage = commandStage({
    engine: () => ({
      read: "2026-01-01T10:20:30.123456789Z",
      cpu_stats: { cpu_usage: { total_usage: 400 }, system_cpu_usage: 2000, online_cpus: 4 },
      precpu_stats: { cpu_usage: { total_usage: 200 }, system_cpu_usage: 1000 },
      memory_stats: { usage: 50_000_000, limit: 100_000_000, stats: { inactive_file: 10_000_000 } },
      networks: { eth0: { rx_bytes: 1000, tx_bytes: 10 }, eth1: { rx_bytes: 500, tx_bytes: 0 } },
      blkio_stats: {
        io_service_bytes_recursive: [
          { op: "read", value: 7 },
          { op: "Write", value: 9 },
        ],
      },
      pids_stats: { current: 3 },
    }),
  });
  await stage.run(stats, [web]);
  const { text } = stage.ui.documents[0]!;
  for (const wanted of [
    "80.0 % of one core",
    "40 MB of 100 MB (40.0 %)",
    "1.5 kB",
    "10 B",
    "7 B",
    "9 B",
    "2026-01-01 10:20:30",
  ])
    assert.ok(text.includes(wanted), `${wanted} in ${text}`);
});

test("what the kernel does not count is shown as unknown, not as nothing", async () => {
  const stage = commandStage({
    engine: () => ({
      read: "",
      cpu_stats: {},
      precpu_stats: {},
      memory_stats: {},
      blkio_stats: { io_service_bytes_recursive: null },
    }),
  });
  await stage.run(stats, [web]);
  assert.equal(stage.ui.documents[0]!.text.match(/–/g)?.length, 7);
});

test("ids and names are copied, one a line", async () => {
  const stage = commandStage();
  await stage.run(copyId, [web, db]);
  await stage.run(copyName, [web, db]);
  assert.deepEqual(
    stage.ui.of("copy").map(({ text }) => text),
    [`${web.id}\n${db.id}`, "web\ndb"],
  );
});

test("of a network's two addresses one is picked", async () => {
  const { context, ui } = windowStage({ answers: [{ pick: "fd00::2" }] });
  await copyAddress.run(context, [{ id: "x", session: "default", copies: "172.18.0.2 fd00::2" }]);
  await copyAddress.run(context, [{ id: "y", session: "default", copies: "unix:///srv/my folder/docker.sock" }]);
  assert.deepEqual(
    ui.of("copy").map(({ text }) => text),
    ["fd00::2", "unix:///srv/my folder/docker.sock"],
  );
});

test("the address a row shows is copied", async () => {
  const { context, ui } = windowStage();
  await copyAddress.run(context, [{ id: "x", session: "default", copies: "172.18.0.2" }]);
  assert.deepEqual(
    ui.of("copy").map(({ text }) => text),
    ["172.18.0.2"],
  );
  await assert.rejects(copyAddress.run(context, []), (error) => problemOf(error).kind === "unsupported");
  await copySource.run(context, [{ id: "x", session: "default", copies: "/srv/data" }]);
  assert.equal(ui.of("copy")[1]?.text, "/srv/data");
});

const open = async (
  ports: Parameters<typeof aPort>[0][],
  address?: Address,
  pick?: string,
): Promise<string | undefined> => {
  const endpoint = anEndpoint("default", address === undefined ? {} : { address });
  const stage = commandStage({
    engine: scriptedEngine(() => undefined, endpoint),
    answers: pick === undefined ? [] : [{ pick }],
  });
  await stage.run(openInBrowser, [aContainer({ ports: ports.map(aPort) })]);
  stage.ui.end();
  return stage.ui.of("openExternal")[0]?.url;
};

test("a published port opens where this machine reaches it", async () => {
  const far: Address = { kind: "tcp", host: "10.0.0.1", port: 2376 };
  assert.equal(await open([{}]), "http://localhost:8080/");
  assert.equal(await open([{ outside: 8443, inside: 8000 }]), "https://localhost:8443/");
  assert.equal(await open([{ outside: 9000, inside: 443 }]), "https://localhost:9000/");
  assert.equal(await open([{ hosts: ["127.0.0.1"] }]), "http://localhost:8080/");
  assert.equal(await open([{ hosts: ["192.168.1.5"] }]), "http://192.168.1.5:8080/");
  assert.equal(await open([{ hosts: ["fd00::1"] }]), "http://[fd00::1]:8080/");
  assert.equal(await open([{}], far), "http://10.0.0.1:8080/");
  assert.equal(await open([{}], { kind: "ssh", host: "prod", user: "me" }), "http://prod:8080/");
  assert.equal(await open([{}], { kind: "tcp", host: "127.0.0.1", port: 2375 }), "http://localhost:8080/");
  await assert.rejects(open([{ hosts: ["127.0.0.1"] }], far), (error) => problemOf(error).kind === "unsupported");
});

test("of several ports one is picked; those that are not published or not tcp are not offered", async () => {
  const ports = [
    {},
    { outside: 9090, inside: 90 },
    { outside: undefined, inside: 1 },
    { outside: 53, inside: 53, protocol: "udp" as const },
  ];
  assert.equal(await open(ports, undefined, "9090 → 90"), "http://localhost:9090/");
  assert.equal(await open([{}, { outside: 53, inside: 53, protocol: "udp" }]), "http://localhost:8080/");
});

test("a port row opens its own port", async () => {
  const other = aContainer({ name: "other", ports: [aPort({ outside: 9443, hosts: ["192.0.2.7"] })] });
  const mine = aContainer({
    name: "mine",
    ports: [aPort(), aPort({ outside: 9443, inside: 443, hosts: ["127.0.0.1"] })],
  });
  const session = fakeSession({ containers: [other, mine] });
  const { context, ui } = windowStage({ sessions: fakeSessions({ open: [session] }), over: { clicked: session } });
  const endpoint = anEndpoint();
  const place = { session: "default", parent: `containers:default/container:${mine.id}`, now: 0, dimmed: false };
  const row = portRows(mine, endpoint, place).find(({ copies }) => copies?.endsWith(":9443"));
  assert.ok(row !== undefined);
  await openPort.run(context, [row]);
  assert.deepEqual(
    ui.of("openExternal").map(({ url }) => url),
    ["https://localhost:9443/"],
    "the same port of another address is another container's",
  );
  session.show({ containers: [other] });
  await assert.rejects(openPort.run(context, [row]), (error) => problemOf(error).kind === "unsupported");
});
