// Folders of a container that hold no files of its own: what the kernel tells, wherever it is mounted, and a whole host.
import { joinPath, normalPath } from "../path.ts";
import { isKernels, kernelFolders } from "../proc/kernel.ts";

interface Mounted {
  readonly type: string;
  /** For a bind: a path of the host. */
  readonly source: string;
  /** Where in the container. */
  readonly target: string;
}

/**
 * What a search of all files leaves out unless it begins there. Volumes and folders of the host are gone through: they are
 * what the container works with.
 */
export function leftOut(mounts: readonly Mounted[]): readonly string[] {
  const folders = mounts.flatMap(({ type, source, target }) => {
    if (type !== "bind") return [];
    const [from, at] = [normalPath(source), normalPath(target)];
    // What the kernel tells comes along with all of a host, and counts also where one begins with that.
    if (from === "/") return [at, ...kernelFolders.map((folder) => joinPath(at, folder.slice(1)))];
    return kernelFolders.includes(from) || isKernels(from) ? [at] : [];
  });
  return [...kernelFolders, ...folders];
}
