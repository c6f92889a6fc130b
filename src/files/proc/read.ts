// Reads a file below a pinned root: first pinned and known to be a regular file, only then opened, and what is opened is
// the very thing that was looked at.
import fs from "node:fs";
import type { Readable } from "node:stream";
import { t } from "../../base/l10n.ts";
import { fail } from "../../base/problem.ts";
import { refuseUnlessFile } from "../faults.ts";
import { shownName } from "../path.ts";
import { kindOf, type Tree } from "./tree.ts";
import { itself, walk } from "./walk.ts";

const { O_RDONLY, O_NONBLOCK, O_NOCTTY } = fs.constants;

/** Bytes of the largest file that is read whole: the editor's own limit is below it. */
export const mostWhole = 1024 ** 3;
const step = 1024 * 1024;

/** Opens a regular file for reading. Whoever gets the descriptor closes it. */
function openFile(tree: Tree, path: string, operation: string): { readonly fd: number; readonly size: number } {
  const { fd, stat } = walk(tree.root, path, true);
  try {
    refuseUnlessFile(kindOf(stat), operation, path);
    // Special files of /proc that count as regular could still block.
    return { fd: fs.openSync(itself(fd), O_RDONLY | O_NONBLOCK | O_NOCTTY), size: stat.size };
  } finally {
    fs.closeSync(fd);
  }
}

export async function readWhole(tree: Tree, path: string, signal?: AbortSignal): Promise<Uint8Array> {
  const { fd, size } = openFile(tree, path, "files.read");
  try {
    if (size > mostWhole) refuseLarge(path);
    return await contentOf(fd, size, path, signal);
  } finally {
    fs.closeSync(fd);
  }
}

/** The size is a hint: files of /proc say 0, and others grow or shrink meanwhile. */
export async function contentOf(fd: number, size: number, path: string, signal?: AbortSignal): Promise<Uint8Array> {
  let buffer = Buffer.allocUnsafe(Math.max(size + 1, 4096));
  let length = size < 2 * slice ? 0 : await readSlices(fd, buffer, size, signal);
  // Some files of the kernel know no places, so a small one is read where it stands.
  const where = length > 0 ? () => length : () => null;
  for (;;) {
    signal?.throwIfAborted();
    if (length === buffer.length) {
      if (length > mostWhole) refuseLarge(path);
      buffer = Buffer.concat([buffer], Math.min(length * 2, length + 64 * step));
    }
    const count = await readInto(fd, buffer.subarray(length, length + 32 * step), where());
    if (count === 0) return buffer.subarray(0, length);
    length += count;
  }
}

/** Bytes that one of several reads at a time takes: most of the time goes into getting the memory, which two can do at once. */
const slice = 8 * step;
const lanes = 2;

/** How many bytes there are from the beginning without a gap. */
async function readSlices(fd: number, buffer: Buffer, size: number, signal?: AbortSignal): Promise<number> {
  let [next, end] = [0, size];
  const lane = async (): Promise<void> => {
    while (next < end) {
      let at = next;
      const to = Math.min(at + slice, size);
      next = to;
      while (at < to) {
        signal?.throwIfAborted();
        const count = await readInto(fd, buffer.subarray(at, to), at);
        if (count === 0) end = Math.min(end, at);
        if (count === 0) return;
        at += count;
      }
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: lanes }, lane));
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
  return end;
}

const readInto = (fd: number, room: Uint8Array, at: number | null): Promise<number> =>
  new Promise((resolve, reject) =>
    fs.read(fd, room, 0, room.length, at, (error, count) => (error ? reject(error) : resolve(count))),
  );

export function refuseLarge(path: string): never {
  return fail({
    kind: "unsupported",
    feature: t("Opening {0}", shownName(path)),
    needs: t("less than 1 GB; download it instead"),
  });
}

/** Bytes as they are read; ends with the signal. */
export function streamFile(tree: Tree, path: string, signal: AbortSignal): Readable {
  signal.throwIfAborted();
  const { fd } = openFile(tree, path, "files.stream");
  return fs.createReadStream("", { fd, autoClose: true, highWaterMark: step, signal });
}
