// What Linux says of processes: trees, processor time, memory, and which programs a process has started.
import { readFileSync, readdirSync } from "node:fs";
import { command } from "../../rig/command.ts";
import { sleep } from "./sleep.ts";

/** Milliseconds of one unit in /proc/PID/stat. */
const tick = 1000 / Number(await command("getconf", ["CLK_TCK"]));

interface Stat {
  readonly pid: number;
  readonly parent: number;
  /** Milliseconds of processor time: its own, and that of ended children. */
  readonly cpu: number;
  /** Page faults of ended children: grows when a child has ended, however short its life was. */
  readonly childFaults: number;
  readonly started: number;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined; // the process has ended
  }
}

/** proc(5): the fields after the name, which is in brackets and may hold anything. */
function statOf(pid: number): Stat | undefined {
  const text = read(`/proc/${pid}/stat`);
  if (text === undefined) return undefined;
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const field = (number: number): number => Number(fields[number - 3]);
  const cpu = (field(14) + field(15) + field(16) + field(17)) * tick;
  return { pid, parent: field(4), cpu, childFaults: field(11), started: field(22) };
}

export const commandLine = (pid: number): string => read(`/proc/${pid}/cmdline`)?.replaceAll("\0", " ").trim() ?? "";

/** A process and all below it. */
export function treeOf(root: number): readonly number[] {
  const all = readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? (statOf(Number(name)) ?? []) : []));
  const children = Map.groupBy(all, ({ parent }) => parent);
  const tree = [root];
  for (const pid of tree) tree.push(...(children.get(pid) ?? []).map((child) => child.pid));
  return tree;
}

/** Processes below `root` whose command line matches, oldest first. */
export function find(root: number, pattern: RegExp): readonly number[] {
  return treeOf(root)
    .filter((pid) => pattern.test(commandLine(pid)))
    .toSorted((one, other) => (statOf(one)?.started ?? 0) - (statOf(other)?.started ?? 0));
}

/** Milliseconds of processor time of a process, all below it, and what they have waited for. */
export function cpuOf(root: number): number {
  return treeOf(root).reduce((sum, pid) => sum + (statOf(pid)?.cpu ?? 0), 0);
}

/** MiB of memory; what several processes share counts by its share. */
export function memoryOf(pids: readonly number[]): number {
  const sizes = pids.map((pid) => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`) ?? "")?.[1] ?? 0));
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

/**
 * Milliseconds that all threads of these processes have run or waited for a processor: on a machine with other work a
 * process may use little because it gets little. Linux Documentation/scheduler/sched-stats: run and wait in nanoseconds.
 */
function demandOf(pids: readonly number[]): number {
  const threads = pids.flatMap((pid) =>
    list(`/proc/${pid}/task`).map((thread) => `/proc/${pid}/task/${thread}/schedstat`),
  );
  return threads.reduce((sum, path) => {
    const [run = 0, wait = 0] = (read(path) ?? "").split(" ").map(Number);
    return sum + (run + wait) / 1e6;
  }, 0);
}

function list(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    return []; // the process has ended
  }
}

/** Waits until these processes have wanted less than a tenth of a core for a second, at most half a minute. */
export async function quiet(processes: () => readonly number[]): Promise<void> {
  const latest = performance.now() + 30_000;
  for (let before = demandOf(processes()); performance.now() < latest;) {
    const from = performance.now();
    await sleep(1000);
    const after = demandOf(processes());
    if (after - before < 0.1 * (performance.now() - from)) return;
    before = after;
  }
}

export interface Programs {
  /** Command lines of the programs that a process has started meanwhile; one too short to be seen is "(unseen)". */
  end(): readonly string[];
}

/** Programs that come with the editor: servers of its own extensions, which wake when they like, and its look for open ports. */
const editorsOwn = /\/vscode-[\d.]+\/(extensions|out|node_modules)\/|^\/bin\/sh -c ls -l \/proc\/\[0-9\]\*\/fd\//;

/** An extension host and what its extensions have started, without the editor's own. */
export function hostTree(host: number): readonly number[] {
  return treeOf(host).filter((pid) => pid === host || !editorsOwn.test(commandLine(pid)));
}

/**
 * Watches which programs a process starts. Looks 50 times a second, and at faults of ended children for shorter ones.
 * The editor's own are left out.
 */
export function watchPrograms(pid: number): Programs {
  const children = (): readonly number[] =>
    (read(`/proc/${pid}/task/${pid}/children`) ?? "").split(" ").filter(Boolean).map(Number);
  const before = new Set(children());
  const seen = new Map<number, string>();
  const faults = statOf(pid)?.childFaults ?? 0;
  const look = (): void => {
    for (const child of children()) {
      if (before.has(child)) continue;
      const line = commandLine(child);
      if (line !== "" || !seen.has(child)) seen.set(child, line);
    }
  };
  const timer = setInterval(look, 20);
  return {
    end: () => {
      clearInterval(timer);
      look();
      const ended = (statOf(pid)?.childFaults ?? faults) > faults;
      if (seen.size === 0 && ended) return ["(unseen)"];
      return [...seen.values()].filter((line) => !editorsOwn.test(line));
    },
  };
}
