// The processes of real containers by both ways: what is told of them, and that a signal goes to the right one only.
import assert from "node:assert/strict";
import fs from "node:fs";
import { after, before, test } from "node:test";
import { problemOf } from "../../../src/base/problem.ts";
import { createScope } from "../../../src/base/scope.ts";
import { listStandIns } from "../../../src/engine/api/standIns.ts";
import { openProcesses } from "../../../src/files/processes/open.ts";
import { rootOf } from "../../../src/model/fileRoot.ts";
import { eventually, realEngine, type RealEngine } from "../../support/realEngine.ts";

let real: RealEngine;
const scope = createScope("processes", (error) => {
  throw error;
});
before(async () => void (real = await realEngine()));
after(async () => {
  scope.dispose();
  await real.end();
});

for (const force of ["direct", "toolbox"] as const)
  test(`${force}: processes of a container`, { timeout: 60_000 }, async () => {
    const script = "cd /tmp; sleep 4711 </etc/passwd & wait; sleep 1000";
    const target = await real.make(`processes-${force}`, {
      Cmd: ["sh", "-c", script],
      Env: ["COLOUR=blue\nred"],
      StopSignal: "SIGKILL",
    });
    const sharer = await real.make(`processes-${force}-sharer`, {
      Cmd: ["sleep", "1000"],
      StopSignal: "SIGKILL",
      HostConfig: { NetworkMode: `container:${target.id}` },
    });
    const beside = await real.docker.getContainer(target.id).exec({ Cmd: ["sleep", "815"], User: "65534:65534" });
    (await beside.start({ Detach: true })).destroy();
    const own = scope.child(force);
    const processes = await openProcesses({ engine: real.engine, target: rootOf(target), scope: own, force });
    assert.equal(processes.route, force);
    await eventually(async () => (await processes.list()).some(({ user }) => user !== "root"), "both have begun");
    const list = await processes.list();
    const [main] = list;
    assert.ok(main);
    assert.deepEqual([main.main, main.insidePid, main.user], [true, 1, "root"]);
    assert.deepEqual(list.filter((one) => one.main).length, 1);
    assert.equal(main.hostPid !== undefined, force === "direct");
    assert.ok(main.memory > 0);
    const sleeper = list.find(({ command }) => command === "sleep 4711");
    const other = list.find(({ command }) => command === "sleep 815");
    assert.ok(sleeper && other, JSON.stringify(list));
    assert.match(other.user, /^(nobody|65534)$/);
    assert.ok(!list.some(({ command }) => command.includes("toolbox")), JSON.stringify(list));

    assert.deepEqual(
      (await processes.environment(sleeper.pid)).find(([key]) => key === "COLOUR"),
      ["COLOUR", "blue\nred"],
    );
    assert.equal((await processes.openFiles(sleeper.pid)).get("0"), "/etc/passwd");
    assert.match(await processes.limits(other.pid), /Max open files/);
    assert.ok((await processes.openFiles(other.pid)).has("0"));
    assert.equal(await processes.root(sleeper.pid), "/");
    const namespaces = new Map((await processes.namespaces(main.pid)).map((one) => [one.kind, one]));
    // All the kernel has, of clocks too where it has those.
    const kinds = fs.readdirSync("/proc/self/ns").filter((kind) => !kind.endsWith("_for_children"));
    assert.ok(["cgroup", "ipc", "mnt", "net", "pid", "user", "uts"].every((kind) => kinds.includes(kind)));
    assert.deepEqual([...namespaces.keys()].sort(), kinds.sort());
    assert.deepEqual(namespaces.get("net")?.withContainers, force === "direct" ? [sharer.name] : []);
    if (force === "direct") assert.equal(namespaces.get("pid")?.withHost, false);

    await assert.rejects(
      processes.signal({ ...other, started: "1" }, "KILL"),
      (error) => problemOf(error).kind === "gone",
    );
    assert.ok(
      (await processes.list()).some(({ pid }) => pid === other.pid),
      "another process of that number is spared",
    );
    await processes.signal(other, "TERM");
    await eventually(
      async () => !(await processes.list()).some(({ pid, state }) => pid === other.pid && state !== "Z"),
      "it has ended",
    );
    assert.ok((await processes.list()).some(({ pid }) => pid === sleeper.pid));
    own.dispose();
    await eventually(async () => (await listStandIns(real.engine)).length === 0, "nothing is left");
  });

test("a stopped container has none, and says so", async () => {
  const target = await real.make("processes-none", { started: false });
  await assert.rejects(
    openProcesses({ engine: real.engine, target: rootOf(target), scope }),
    (error) => problemOf(error).kind === "unsupported",
  );
});
