// The bytes of what is pinned, if that is a regular file: of a small one at once, since a stream would cost a hundred times as
// much; of a large one in pieces, the next read while the last is used. The same memory is used again and again: getting it
// from the system costs as much as reading.
import fs from "node:fs";
import { codeOf, fileFailure } from "../faults.ts";
import { itself, type Pinned } from "./walk.ts";

const { O_RDONLY, O_NONBLOCK, O_NOCTTY } = fs.constants;

/** Bytes of a file that are read at once, and of a piece of a larger one. */
const large = 1024 * 1024;

/** Bytes by which it is told whether the rest is wanted. */
const beginning = 16 * 1024;

/** Memory for files one after another. */
export interface Room {
  buffer?: Buffer;
}

export interface Wants {
  readonly wanted?: (beginning: Uint8Array) => boolean;
}

/** Undefined for what must be read in pieces. Good until the room is used again. @throws Failure */
export function readAtOnce(
  { fd: pinned, stat }: Pinned,
  path: string,
  { room, wanted }: Wants & { readonly room: Room },
): Uint8Array | undefined {
  // Files of the kernel say 0 of their size.
  if (!stat.isFile() || stat.size === 0 || stat.size >= large) return undefined;
  try {
    const fd = open(pinned);
    try {
      const buffer = (room.buffer ??= Buffer.allocUnsafeSlow(large));
      const length = fs.readSync(fd, buffer, 0, Math.min(stat.size, beginning), null);
      if (length < beginning || wanted?.(buffer.subarray(0, length)) === false) return buffer.subarray(0, length);
      return buffer.subarray(0, length + fill(fd, buffer.subarray(length, stat.size)));
    } finally {
      fs.closeSync(fd);
    }
  } catch (error) {
    throw fileFailure(error, "files.read", path);
  }
}

/** What was looked at, whatever has its name by now. Special files that count as regular could still block. */
const open = (pinned: number): number => fs.openSync(itself(pinned), O_RDONLY | O_NONBLOCK | O_NOCTTY);

function fill(fd: number, room: Buffer): number {
  let length = 0;
  for (;;) {
    const count = length === room.length ? 0 : fs.readSync(fd, room, length, room.length - length, null);
    if (count === 0) return length;
    length += count;
  }
}

/** Each piece is good until the one after it is asked for. @throws Failure */
export async function* piecesOf(
  { fd: pinned, stat }: Pinned,
  path: string,
  { signal, wanted }: Wants & { readonly signal: AbortSignal },
): AsyncGenerator<Uint8Array, void, undefined> {
  if (!stat.isFile()) return;
  try {
    const fd = open(pinned);
    const step = stat.size < large ? 4 * beginning : large;
    let [room, spare] = [Buffer.allocUnsafeSlow(step), Buffer.allocUnsafeSlow(step)];
    let coming = readAhead(fd, wanted === undefined ? room : room.subarray(0, beginning));
    try {
      for (let isFirst = true; ; isFirst = false) {
        signal.throwIfAborted();
        const piece = await coming;
        if (piece.length === 0 || (isFirst && wanted?.(piece) === false)) return;
        [room, spare] = [spare, room];
        coming = readAhead(fd, room);
        yield piece;
      }
    } finally {
      // The number must not be another file's while it is still read from.
      await coming.catch(() => undefined);
      fs.closeSync(fd);
    }
  } catch (error) {
    // Files of the kernel that have nothing to say just now.
    if (codeOf(error) !== "EAGAIN") throw fileFailure(error, "files.read", path);
  }
}

function readAhead(fd: number, room: Buffer): Promise<Uint8Array> {
  const reading = new Promise<Uint8Array>((resolve, reject) =>
    fs.read(fd, room, 0, room.length, null, (error, length) =>
      error ? reject(error) : resolve(room.subarray(0, length)),
    ),
  );
  // It may fail while the piece before is still in use, when nobody waits for it yet.
  reading.catch(() => undefined);
  return reading;
}
