// What is to be written, as something of known length: bytes as they are, a stream by way of a file without a name on this
// system, since it may break off before it is whole.
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";

const { O_RDWR, O_CREAT, O_EXCL, O_NOFOLLOW } = fs.constants;

export type Content = Uint8Array | Readable | Source;

/** Content whose length is known and that can be read in pieces. */
export interface Source {
  readonly size: number;
  read(position: number, length: number): Promise<Uint8Array>;
  /** The same into memory at hand, where that saves getting some; how much came. */
  readonly readInto?: (position: number, room: Uint8Array) => Promise<number>;
  close(): Promise<void>;
}

/**
 * A stream is kept in a file without a name first: it may break off, and the old content must not be lost with it. A source
 * stays with whoever made it.
 */
export async function sourceOf(data: Content, signal?: AbortSignal): Promise<Source> {
  if (data instanceof Uint8Array)
    return {
      size: data.length,
      read: (position, length) => Promise.resolve(data.subarray(position, position + length)),
      close: () => Promise.resolve(),
    };
  if (!(data instanceof Readable)) return { ...data, close: () => Promise.resolve() };
  const path = join(tmpdir(), `porthole-${randomBytes(12).toString("hex")}`);
  const handle = await open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
  try {
    fs.unlinkSync(path);
    await pour(data, handle, signal);
    return fileSource(handle, (await handle.stat()).size);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** So many bytes of a file of this system; the handle is closed with it. */
export const fileSource = (handle: FileHandle, size: number): Required<Source> => ({
  size,
  read: async (position, length) => {
    const room = Buffer.allocUnsafe(length);
    return room.subarray(0, await readFrom(handle, position, room));
  },
  readInto: (position, room) => readFrom(handle, position, room),
  close: () => handle.close(),
});

async function readFrom(handle: FileHandle, position: number, room: Uint8Array): Promise<number> {
  const { bytesRead } = await handle.read(room, 0, room.length, position);
  if (bytesRead === 0 && room.length > 0)
    throw Object.assign(new Error("the file became shorter while it was read"), { code: "EIO" });
  return bytesRead;
}

/** All of it, at a place or where the file stands. */
export const writeAll = async (fd: number, bytes: Uint8Array, position: number | null): Promise<void> => {
  for (let done = 0; done < bytes.length;)
    done += await new Promise<number>((resolve, reject) =>
      fs.write(fd, bytes, done, bytes.length - done, position === null ? null : position + done, (error, written) =>
        error ? reject(error) : resolve(written),
      ),
    );
};

/** A stream into a file. */
export async function pour(data: Readable, handle: FileHandle, signal?: AbortSignal): Promise<void> {
  const abort = (): void => void data.destroy(new DOMException("Aborted", "AbortError"));
  signal?.addEventListener("abort", abort, { once: true });
  try {
    signal?.throwIfAborted();
    await pourPieces(data, handle, signal);
  } finally {
    signal?.removeEventListener("abort", abort);
  }
}

/** Bytes that are gathered before they are written. */
const gathered = 1024 * 1024;

/** Pieces into a file: small ones are gathered, and written while the next come. None is used after the next was asked for. */
export async function pourPieces(
  pieces: AsyncIterable<Uint8Array>,
  handle: FileHandle,
  signal?: AbortSignal,
): Promise<void> {
  let [room, spare]: [Buffer | undefined, Buffer | undefined] = [undefined, undefined];
  let held = 0;
  let writing = Promise.resolve();
  const flush = async (): Promise<void> => {
    await writing;
    if (room === undefined || held === 0) return;
    writing = writeAll(handle.fd, room.subarray(0, held), null);
    // Whoever pours hears of it with the next piece, or at the end.
    writing.catch(() => undefined);
    [room, spare, held] = [spare, room, 0];
  };
  try {
    for await (const piece of pieces) {
      signal?.throwIfAborted();
      if (held + piece.length > gathered) await flush();
      if (piece.length >= gathered / 2) {
        await flush();
        await writing;
        await writeAll(handle.fd, piece, null);
      } else {
        room ??= Buffer.allocUnsafeSlow(gathered);
        held += Buffer.from(piece.buffer, piece.byteOffset, piece.length).copy(room, held);
      }
    }
    await flush();
  } finally {
    await writing;
  }
}
