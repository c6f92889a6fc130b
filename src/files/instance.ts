// Which running Porthole a helper container belongs to, as its label's value, so that what is left over can be told from
// what another window, or another machine, uses right now.
import { hostname } from "node:os";
import { readFileSync } from "node:fs";

/** "machine:pid:start"; none of the parts holds a colon. */
export const ownInstance = (): string => `${machine()}:${process.pid}:${startOf(process.pid) ?? ""}`;

/** True only for one that certainly is no more: it was on this machine, and its process has ended. */
export function hasEnded(instance: string): boolean {
  const [where, pid = "", start = "", more] = instance.split(":");
  if (more !== undefined || where !== machine() || !/^\d+$/.test(pid)) return false;
  if (!isAlive(Number(pid))) return true;
  const now = startOf(Number(pid));
  return start !== "" && now !== undefined && now !== start;
}

/** The system's own number where it has one: two machines, or two containers, may have one name. */
function machine(): string {
  try {
    return `${hostname()}-${readFileSync("/etc/machine-id", "utf8").trim()}`.replaceAll(":", "-");
  } catch {
    return hostname().replaceAll(":", "-");
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === "EPERM";
  }
}

/** Ticks from the system's start to the process's; undefined where the system does not tell. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    return undefined;
  }
}
