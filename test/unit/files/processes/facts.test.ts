// What /proc tells of a process, as text and as facts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { environmentOf, namespacesOf, processFact, type Whereabouts } from "../../../../src/files/processes/facts.ts";

const where: Whereabouts = { direct: true, main: 4711, uptime: 100, user: (uid) => (uid === 0 ? "root" : String(uid)) };
const rest = (utime: number, stime: number, start: number): string =>
  ["S", 1, 1, 1, 0, -1, 0, 0, 0, 0, 0, utime, stime, 0, 0, 20, 0, 1, 0, start, 0].join(" ");

test("a name that looks like more fields, both pids, time and memory", () => {
  const fact = processFact(
    {
      stat: `4711 (evil) S 9 (x) ${rest(150, 50, 5000)}`,
      status: "Name:\tevil\nUid:\t0\t0\t0\t0\nVmRSS:\t  2048 kB\nNSpid:\t4711\t1\n",
      cmdline: Buffer.from("/bin/evil\0--a b\0"),
    },
    where,
  );
  assert.deepEqual(fact, {
    ...{ pid: 4711, hostPid: 4711, insidePid: 1, parent: 1, main: true, state: "S", user: "root" },
    ...{ cpu: 4, memory: 2048 * 1024, command: "/bin/evil --a b", started: "5000" },
  });
});

test("a zombie has no words, a helper knows no host pid, and what is gone is none", () => {
  const raw = { stat: `7 (sh) ${rest(0, 0, 1)}`, status: "Name:\tsh\nUid:\t12\n", cmdline: Buffer.alloc(0) };
  const fact = processFact(raw, { ...where, direct: false, main: 1 });
  assert.ok(fact);
  assert.equal(fact.command, "[sh]");
  assert.equal(fact.hostPid, undefined);
  assert.equal(fact.insidePid, 7);
  assert.equal(fact.user, "12");
  assert.equal(processFact({ ...raw, stat: "" }, where), undefined);
});

test("what is no number is no process, whoever wrote it there", () => {
  const of = (pid: string, started: string): unknown =>
    processFact(
      {
        stat: `${pid} (sh) ${rest(0, 0, 1).replace(/ 1 0$/, ` ${started} 0`)}`,
        status: "Uid:\t0\n",
        cmdline: Buffer.alloc(0),
      },
      where,
    );
  assert.ok(of("7", "1"));
  for (const [pid, started] of [
    ["0", "1"],
    ["-1", "1"],
    ["7", "$(reboot)"],
    ["7", "1;reboot"],
    ["7", ""],
  ] as const)
    assert.equal(of(pid, started), undefined, `${pid} ${started}`);
});

test("an environment keeps values with = and empty ones", () => {
  const pairs = environmentOf(Buffer.from("A=1=2\0B=\0C\0\0"));
  assert.deepEqual(pairs, [
    ["A", "1=2"],
    ["B", ""],
    ["C", ""],
  ]);
});

test("namespaces: shared with the host, with others, and not to be told", () => {
  const links = (net: string): ReadonlyMap<string, string> =>
    new Map([
      ["net", `net:[${net}]`],
      ["pid_for_children", "pid:[9]"],
    ]);
  const others = new Map([
    ["web", links("5")],
    ["db", links("6")],
  ]);
  assert.deepEqual(namespacesOf(links("5"), links("5"), others), [
    { kind: "net", number: "5", withHost: true, withContainers: ["web"] },
  ]);
  assert.equal(namespacesOf(links("5"), links("7"), others)[0]?.withHost, false);
  assert.equal(namespacesOf(links("5"), undefined, new Map())[0]?.withHost, undefined);
});
