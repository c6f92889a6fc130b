// Is this process of our system the main process of that container? A pid alone says nothing: the engine may run in a
// machine of its own, where pids count otherwise, or the process may have ended and another one have its number.
import fs from "node:fs";

/** Where processes are told; tests pass another folder. */
const system = "/proc";

/** What tells two processes of one pid apart: when it started, in ticks since the system's start; undefined once it ended. */
export function startOf(pid: number, proc = system): string | undefined {
  try {
    const stat = fs.readFileSync(`${proc}/${pid}/stat`, "latin1");
    // The second field is the program's name, which may hold anything.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const state = fields[0] ?? "Z";
    return "ZXx".includes(state) ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

/** Does the system itself say that the process is in that container: by its control group, or by the files mounted for it? */
export function isInContainer(pid: number, id: string, proc = system): boolean {
  return readable(`${proc}/${pid}/cgroup`).includes(id) || hasOwnFiles(readable(`${proc}/${pid}/mountinfo`), id);
}

/**
 * Engines mount a file of the container's own folder over these. The host's own table names such folders too, but never
 * as what is mounted there.
 */
const ownFiles = new Set(["/etc/hosts", "/etc/hostname", "/etc/resolv.conf"]);

function hasOwnFiles(mountinfo: string, id: string): boolean {
  return mountinfo.split("\n").some((line) => {
    const [, , , root = "", mountPoint = ""] = line.split(" ");
    return ownFiles.has(mountPoint) && root.split("/").includes(id);
  });
}

/** Is its root an overlay that somebody mounted without being root? Such ones keep their notes in attributes of users. */
export const isMountedByUser = (pid: number, proc = system): boolean =>
  readable(`${proc}/${pid}/mountinfo`)
    .split("\n")
    .some((line) => line.split(" ")[4] === "/" && /[, ]userxattr\b/.test(line));

function readable(path: string): string {
  try {
    return fs.readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
