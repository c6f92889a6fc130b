// Walks a path below a pinned folder, one name at a time, so that nothing in the tree can lead out of it: every step opens
// `/proc/self/fd/<folder>/<name>` with O_PATH and O_NOFOLLOW, links are read and resolved here against the pinned root, and
// ".." never climbs above it. Nothing is opened for reading or writing, so no device, pipe or socket notices.
// Synchronous on purpose: a step costs some microseconds, a promise thirty times that.
import fs from "node:fs";
import { systemError } from "../faults.ts";
import { bytesOf, hasOddBytes, segmentsOf, textOf } from "../path.ts";

/** Not among Node's constants; the same number on every architecture Node runs on (asm-generic/fcntl.h). */
export const O_PATH = 0o10000000;
const { O_NOFOLLOW, O_DIRECTORY } = fs.constants;

/** As many as the kernel follows. */
const mostLinks = 40;

/** A file or folder that can no longer be swapped for another one. Whoever gets it closes it. */
export interface Pinned {
  readonly fd: number;
  readonly stat: fs.Stats;
}

/** The path of a name in a pinned folder, as system calls take it. */
export function within(folder: number, name: string): string | Buffer {
  const prefix = `/proc/self/fd/${folder}/`;
  return hasOddBytes(name) ? Buffer.concat([Buffer.from(prefix), bytesOf(name)]) : prefix + name;
}

/** The pinned thing itself. */
export const itself = (fd: number): string => `/proc/self/fd/${fd}`;

/** Pins a folder of our own system, the root for walks below it. */
export const pinFolder = (path: string): number => fs.openSync(path, O_PATH | O_DIRECTORY);

/** A name in a pinned folder, a link as itself. */
export function pin(folder: number, name: string): Pinned {
  const fd = fs.openSync(within(folder, name), O_PATH | O_NOFOLLOW);
  try {
    return { fd, stat: fs.fstatSync(fd) };
  } catch (error) {
    fs.closeSync(fd);
    throw error;
  }
}

/** Where a link leads, as it is written. */
export const readLink = (folder: number, name: string): string =>
  textOf(fs.readlinkSync(within(folder, name), { encoding: "buffer" }));

/**
 * Pins what stands at `path` below `root`. Links on the way are followed within the root; one at the end only with `follow`.
 * @throws an error with the system's code: ENOENT, ENOTDIR, ELOOP, EACCES …
 */
export function walk(root: number, path: string, follow: boolean): Pinned {
  if (path.includes("\0")) throw systemError("ENOENT");
  const own: number[] = [];
  const trail: Pinned[] = [];
  let names = segmentsOf(path);
  let links = 0;
  try {
    while (names.length > 0) {
      const name = names.shift() ?? "";
      if (name === "..") {
        trail.pop();
        continue;
      }
      const folder = trail.at(-1)?.fd ?? root;
      const next = pin(folder, name);
      own.push(next.fd);
      if (next.stat.isSymbolicLink() && (names.length > 0 || follow)) {
        links += 1;
        if (links > mostLinks) throw systemError("ELOOP");
        const target = readAgain(folder, name);
        if (target === undefined) names.unshift(name);
        else {
          if (target.startsWith("/")) trail.length = 0;
          names = [...segmentsOf(target), ...names];
        }
        continue;
      }
      if (names.length > 0 && !next.stat.isDirectory()) throw systemError("ENOTDIR");
      trail.push(next);
    }
    const end = trail.at(-1);
    if (end === undefined) return pin(root, ".");
    own.splice(own.indexOf(end.fd), 1);
    return end;
  } finally {
    for (const fd of own) fs.closeSync(fd);
  }
}

/** Undefined when another thing stands there by now, which then is looked at anew. */
function readAgain(folder: number, name: string): string | undefined {
  try {
    return readLink(folder, name);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "EINVAL") return undefined;
    const main = code === "ENOENT" ? mainProcess.get(name) : undefined;
    if (main !== undefined && fs.statfsSync(itself(folder)).type === procfs) return main;
    throw error;
  }
}

/** Of linux/magic.h: PROC_SUPER_MAGIC. */
const procfs = 0x9fa0;

/** These lead to whoever looks; we have no number in there, and the container's main process stands for us. */
const mainProcess: ReadonlyMap<string, string> = new Map([
  ["self", "1"],
  ["thread-self", "1/task/1"],
]);

/** Pins, lets use, and lets go. */
export function withPinned<T>(root: number, path: string, follow: boolean, use: (pinned: Pinned) => T): T {
  const pinned = walk(root, path, follow);
  let later = false;
  const close = (): void => fs.closeSync(pinned.fd);
  try {
    const result = use(pinned);
    if (!(result instanceof Promise)) return result;
    later = true;
    return result.finally(close) as T;
  } finally {
    if (!later) close();
  }
}

/** The pinned folder above a path, and the last name, for what makes, moves or removes names. */
export function withParent<T>(root: number, path: string, use: (folder: Pinned, name: string) => T): T {
  const names = segmentsOf(path);
  const name = names.pop();
  // The root has no name, and ".." none of its own.
  if (name === undefined || name === "..") throw systemError("EINVAL");
  if (name.includes("\0")) throw systemError("ENOENT");
  return withPinned(root, names.join("/"), true, (folder) => {
    if (!folder.stat.isDirectory()) throw systemError("ENOTDIR");
    return use(folder, name);
  });
}

/**
 * Which mount a pinned thing stands on. From outside a container's mount namespace the kernel lets names be removed that
 * something is mounted over inside, so whoever removes or moves names compares first.
 */
export function mountOf(fd: number): string {
  return /^mnt_id:\s*(\d+)/m.exec(fs.readFileSync(`/proc/self/fdinfo/${fd}`, "latin1"))?.[1] ?? "";
}

/** @throws EBUSY when something is mounted at that name, ENOENT when there is none */
export function refuseMountPoint(folder: number, name: string): void {
  const { fd } = pin(folder, name);
  try {
    if (mountOf(fd) !== mountOf(folder)) throw systemError("EBUSY");
  } finally {
    fs.closeSync(fd);
  }
}
