// Writes files below a pinned root. A file that exists is written in place, through its own inode: owner, group, mode,
// hard links and extended attributes stay. A new one is written beside its name and appears when it is whole; it belongs to
// the owner of its folder, so that whoever works there may work with it.
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import type { WriteTerms } from "../backend.ts";
import { isInPieces, pour, sourceOf, wholeSourceOf, writeAll, type Content, type Source } from "../content.ts";
import { codeOf, refuseUnlessFile, systemError } from "../faults.ts";
import { kindOf, type Tree } from "./tree.ts";
import { itself, walk, within, withParent, type Pinned } from "./walk.ts";

const { O_WRONLY, O_NONBLOCK, O_NOCTTY, O_CREAT, O_EXCL, O_NOFOLLOW } = fs.constants;
const step = 1024 * 1024;

export async function writeFile(
  tree: Tree,
  path: string,
  data: Content,
  how: WriteTerms,
  signal?: AbortSignal,
): Promise<void> {
  const existing = found(tree, path);
  if (existing === undefined) {
    if (!how.create) throw systemError("ENOENT");
    await withParent(tree.root, path, (folder, name) => writeNew(folder, name, { data, mode: how.mode, signal }));
    return;
  }
  let fd: number;
  try {
    if (!how.overwrite) throw systemError("EEXIST");
    refuseUnlessFile(kindOf(existing.stat), "files.write", path);
    fd = fs.openSync(itself(existing.fd), O_WRONLY | O_NONBLOCK | O_NOCTTY);
  } finally {
    fs.closeSync(existing.fd);
  }
  try {
    await writeInPlace(fd, existing.stat.size, data, signal);
  } finally {
    fs.closeSync(fd);
  }
}

function found(tree: Tree, path: string): Pinned | undefined {
  try {
    return walk(tree.root, path, true);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** Begins once all of the new is at hand. What grows comes first, so that a full disk leaves the old content as it was. */
async function writeInPlace(fd: number, before: number, data: Content, signal?: AbortSignal): Promise<void> {
  const source = await wholeSourceOf(data, signal);
  try {
    if (source.size > before) {
      try {
        await copyRange(source, fd, before, source.size, signal);
      } catch (error) {
        fs.ftruncateSync(fd, before);
        throw error;
      }
    }
    // From here on the file changes, and stopping halfway would spoil it: the signal is no longer heard.
    await copyRange(source, fd, 0, Math.min(before, source.size));
    if (source.size < before) fs.ftruncateSync(fd, source.size);
  } finally {
    await source.close();
  }
}

/** The next piece is read while one is written. */
async function copyRange(source: Source, fd: number, from: number, to: number, signal?: AbortSignal): Promise<void> {
  const rooms = source.readInto === undefined ? [] : [Buffer.allocUnsafeSlow(step), Buffer.allocUnsafeSlow(step)];
  const readAt = async (at: number, room: Buffer | undefined): Promise<Uint8Array> => {
    const length = Math.min(step, to - at);
    if (source.readInto === undefined || room === undefined) return await source.read(at, length);
    return room.subarray(0, await source.readInto(at, room.subarray(0, length)));
  };
  if (from >= to) return;
  signal?.throwIfAborted();
  let coming = readAt(from, rooms[0]);
  for (let [at, turn] = [from, 1]; at < to; turn += 1) {
    const bytes = await coming;
    const next = at + bytes.length;
    const writing = writeAll(fd, bytes, at);
    if (next < to) coming = readAt(next, rooms[turn % 2]);
    await Promise.allSettled([writing, coming]);
    await writing;
    signal?.throwIfAborted();
    at = next;
  }
}

interface NewFile {
  readonly data: Content;
  /** A new folder's bits are with makeFolder. */
  readonly mode: number | undefined;
  readonly signal: AbortSignal | undefined;
}

async function writeNew(folder: Pinned, name: string, { data, mode = 0o644, signal }: NewFile): Promise<void> {
  await withNewFile(folder, name, async (handle) => {
    if (isInPieces(data)) await pour(data, handle, signal);
    else await copyWhole(data, handle, signal);
    signal?.throwIfAborted();
    giveTo(handle.fd, folder.stat);
    fs.fchmodSync(handle.fd, mode & 0o777);
  });
}

async function copyWhole(data: Uint8Array | Source, { fd }: FileHandle, signal?: AbortSignal): Promise<void> {
  const source = await sourceOf(data);
  await copyRange(source, fd, 0, source.size, signal);
}

/**
 * Makes a file under a name of its own, lets it be filled, and gives it its name when it is whole.
 * @throws EEXIST when something has the name by then
 */
export async function withNewFile(
  folder: Pinned,
  name: string,
  fill: (handle: FileHandle) => Promise<void>,
): Promise<void> {
  const temporary = `.porthole-${randomBytes(8).toString("hex")}`;
  const beside = within(folder.fd, temporary);
  const handle = await open(beside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
  try {
    await fill(handle);
    giveName(beside, within(folder.fd, name));
  } finally {
    await handle.close();
    fs.rmSync(beside, { force: true });
  }
}

/** A hard link never replaces; where a file system has none, looking first has to do. */
function giveName(from: string | Buffer, to: string | Buffer): void {
  try {
    fs.linkSync(from, to);
  } catch (error) {
    if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "EMLINK"].includes(codeOf(error) ?? "")) throw error;
    if (fs.lstatSync(to, { throwIfNoEntry: false }) !== undefined) throw systemError("EEXIST");
    fs.renameSync(from, to);
  }
}

/** What an ordinary user of the host may not give away stays his. */
export function giveTo(fd: number, { uid, gid }: { readonly uid: number; readonly gid: number }): void {
  try {
    fs.fchownSync(fd, uid, gid);
  } catch (error) {
    if (codeOf(error) !== "EPERM") throw error;
  }
}

/** Makes a folder that belongs to the owner of the one above it. */
export function makeFolder(tree: Tree, path: string): void {
  withParent(tree.root, path, (folder, name) => {
    fs.mkdirSync(within(folder.fd, name), 0o755);
    ownFolder(folder, name);
  });
}

/** Only what certainly is the folder just made is given away: somebody inside may put another one there at once. */
function ownFolder(folder: Pinned, name: string): void {
  const made = fs.openSync(within(folder.fd, name), fs.constants.O_RDONLY | fs.constants.O_DIRECTORY | O_NOFOLLOW);
  try {
    const stat = fs.fstatSync(made);
    if (stat.uid !== process.geteuid?.() || fs.readdirSync(itself(made)).length > 0) return;
    giveTo(made, folder.stat);
    fs.fchmodSync(made, 0o755 | (folder.stat.mode & 0o2000));
  } finally {
    fs.closeSync(made);
  }
}
