// Pids as the container's own processes see them. The engine does not tell them; where it shares our kernel and lets us
// look, /proc does (proc(5): NSpid lists a process's pid in each namespace, outermost first).
import { readFile } from "node:fs/promises";
import type { Endpoint } from "../../engine/endpoint/endpoint.ts";

/**
 * Host pid → pid inside, for those that could be seen. A pid counts only if its control group is the container's: the
 * engine may sit behind a forwarded socket, where the same number is some other process of ours.
 */
export async function insidePids(
  { address }: Endpoint,
  containerId: string,
  hostPids: readonly string[],
  proc = "/proc",
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  if (address.kind !== "unix" || process.platform !== "linux") return found;
  for (const pid of hostPids.filter((text) => /^\d+$/.test(text))) {
    const inside = await insidePid(`${proc}/${pid}`, containerId);
    if (inside !== undefined) found.set(pid, inside);
  }
  return found;
}

async function insidePid(folder: string, containerId: string): Promise<string | undefined> {
  try {
    if (!(await readFile(`${folder}/cgroup`, "utf8")).includes(containerId)) return undefined;
    const status = await readFile(`${folder}/status`, "utf8");
    return /^NSpid:.*?(\d+)\s*$/m.exec(status)?.[1];
  } catch {
    // Gone between two looks, or not ours to see.
    return undefined;
  }
}
