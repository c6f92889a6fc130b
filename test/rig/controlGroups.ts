// Control groups that a run leaves in the machine's one tree of them: empty folders, found again and removed.
import { readFileSync, readdirSync, rmdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** Removes what is left of a run's control groups; `folder` is the run's. */
export function removeControlGroups(folder: string): void {
  const groups = [`/${controlGroup(folder)}`, ...foreignGroups(folder)];
  for (const root of groups.flatMap(everyController)) removeEmptyTree(root);
  const parents = new Set(groups.map((group) => dirname(group)).filter((group) => group !== "/"));
  for (const root of [...parents].flatMap(everyController)) removeIfEmpty(root);
}

/** Name of the control group that holds a run's Docker containers, so that its empty rest can be found and removed. */
export function controlGroup(folder: string): string {
  return `porthole-${basename(folder)}`;
}

/** Groups that the last processes of a run were in and this process is not; Podman's cannot be told where to go. */
function foreignGroups(folder: string): string[] {
  const own = new Set(readLines("/proc/self/cgroup").map((line) => line.split(":")[2]));
  return readLines(join(folder, "control-groups")).filter((group) => group !== "/" && !own.has(group));
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, "utf8").split("\n").filter(Boolean);
  } catch {
    return [];
  }
}

function everyController(group: string): string[] {
  const base = "/sys/fs/cgroup";
  return ["", ...subfolders(base)].map((controller) => join(base, controller, group));
}

function removeEmptyTree(folder: string): void {
  for (const name of subfolders(folder)) removeEmptyTree(join(folder, name));
  removeIfEmpty(folder);
}

function removeIfEmpty(folder: string): void {
  for (let attempt = 0; attempt < 10; attempt++) {
    try {
      return rmdirSync(folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EBUSY") return; // not there, or another run's is in it
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20); // the kernel still ends what was in it
    }
  }
}

function subfolders(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
  } catch {
    return [];
  }
}
