// Everything below a folder, each folder pinned while it is gone through, so that one that is swapped for a link is not
// followed. Small files are read at once: a stream for each would cost a hundred times as much.
import fs from "node:fs";
import { setImmediate as breathe } from "node:timers/promises";
import type { FileInfo, Walked, WalkTerms } from "../backend.ts";
import { codeOf, fileFailure } from "../faults.ts";
import { isDoubtful, joinPath, nameOf } from "../path.ts";
import { namesIn } from "./list.ts";
import { infoOf, kindOf, look, type Tree } from "./tree.ts";
import { itself, pin, readLink, walk, within } from "./walk.ts";

/** Milliseconds of work after which others have their turn. */
const turn = 8;
const deepest = 500;

/** Bytes that are read at once. */
const small = 1024 * 1024;

interface Walking extends WalkTerms {
  readonly tree: Tree;
  since: number;
}

export async function* walkAll(tree: Tree, path: string, terms: WalkTerms): AsyncGenerator<Walked, void, undefined> {
  const walking: Walking = { ...terms, tree, since: performance.now() };
  const info = look(tree, path);
  const { fd } = walk(tree.root, path, false);
  try {
    yield { info, content: () => content(fd, terms.signal) };
    if (info.kind === "folder" && terms.prune?.(info) !== true) yield* below(walking, fd, path, 0);
  } finally {
    fs.closeSync(fd);
  }
}

async function* below(
  walking: Walking,
  folder: number,
  path: string,
  depth: number,
): AsyncGenerator<Walked, void, undefined> {
  if (depth > deepest) return;
  for (const { name, plain } of listed(folder)) {
    if (performance.now() - walking.since > turn) {
      await breathe();
      walking.since = performance.now();
    }
    walking.signal.throwIfAborted();
    const whole = joinPath(path, name);
    const fits = walking.fits?.(whole) !== false;
    if (plain && !fits) continue;
    const info = told(walking.tree, folder, whole);
    if (info === undefined) continue;
    if (fits)
      yield {
        info,
        read: () => readSmall(folder, name, info),
        content: () => contentIn(folder, name, walking.signal),
      };
    if (info.kind !== "folder" || walking.prune?.(info) === true) continue;
    const inner = pinFolderIn(folder, name);
    if (inner === undefined) continue;
    try {
      yield* below(walking, inner, info.path, depth + 1);
    } finally {
      fs.closeSync(inner);
    }
  }
}

interface Name {
  readonly name: string;
  /** Certainly no folder. */
  readonly plain: boolean;
}

/** A folder that may not be read has nothing to tell. */
function listed(folder: number): readonly Name[] {
  try {
    const names = fs.readdirSync(itself(folder), { withFileTypes: true });
    if (names.some(({ name }) => isDoubtful(name))) return namesIn(folder).map((name) => ({ name, plain: false }));
    return names.map((entry) => ({ name: entry.name, plain: entry.isFile() || entry.isSymbolicLink() }));
  } catch {
    return [];
  }
}

function told(tree: Tree, folder: number, path: string): FileInfo | undefined {
  const name = nameOf(path);
  try {
    const stat = fs.lstatSync(within(folder, name), { throwIfNoEntry: false });
    if (stat === undefined) return undefined;
    const info = infoOf(tree, path, stat);
    return info.kind === "link" ? { ...info, target: readLink(folder, name) } : info;
  } catch {
    return undefined;
  }
}

function pinFolderIn(folder: number, name: string): number | undefined {
  try {
    const { fd, stat } = pin(folder, name);
    if (stat.isDirectory()) return fd;
    fs.closeSync(fd);
    return undefined;
  } catch {
    return undefined;
  }
}

/** Files of the kernel say 0 of their size, and are read as a stream. */
function readSmall(folder: number, name: string, { kind, size }: FileInfo): Uint8Array | undefined {
  if (kind !== "file" || size === 0 || size >= small) return undefined;
  const pinned = pin(folder, name);
  try {
    if (!pinned.stat.isFile() || pinned.stat.size !== size) return undefined;
    const fd = fs.openSync(itself(pinned.fd), fs.constants.O_RDONLY | fs.constants.O_NONBLOCK);
    try {
      const buffer = Buffer.allocUnsafe(size);
      return buffer.subarray(0, fs.readSync(fd, buffer, 0, size, 0));
    } finally {
      fs.closeSync(fd);
    }
  } catch (error) {
    throw fileFailure(error, "files.read", name);
  } finally {
    fs.closeSync(pinned.fd);
  }
}

async function* contentIn(
  folder: number,
  name: string,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { fd } = pin(folder, name);
  try {
    yield* content(fd, signal);
  } finally {
    fs.closeSync(fd);
  }
}

/** Of what is pinned, if it is a regular file. */
async function* content(pinned: number, signal: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
  const stat = fs.fstatSync(pinned);
  if (kindOf(stat) !== "file") return;
  const fd = fs.openSync(itself(pinned), fs.constants.O_RDONLY | fs.constants.O_NONBLOCK | fs.constants.O_NOCTTY);
  try {
    let step = Math.min(Math.max(stat.size + 1, 4096), small);
    for (;;) {
      signal.throwIfAborted();
      const buffer = Buffer.allocUnsafe(step);
      const length = await read(fd, buffer, stat.size < small);
      if (length === 0) return;
      yield buffer.subarray(0, length);
      // It told its size, and that was it.
      if (length < step && stat.size > 0 && stat.size < small) return;
      step = small;
    }
  } catch (error) {
    // Files of the kernel that have nothing to say just now.
    if (codeOf(error) !== "EAGAIN") throw error;
  } finally {
    fs.closeSync(fd);
  }
}

const read = (fd: number, buffer: Uint8Array, atOnce: boolean): number | Promise<number> =>
  atOnce
    ? fs.readSync(fd, buffer, 0, buffer.length, null)
    : new Promise((resolve, reject) =>
        fs.read(fd, buffer, 0, buffer.length, null, (error, length) => (error ? reject(error) : resolve(length))),
      );
