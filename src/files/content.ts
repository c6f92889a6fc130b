// What is to be written, as something of known length: bytes as they are, what comes in pieces by way of a file without a
// name on this system, since it may break off before it is whole.
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";

const { O_RDWR, O_CREAT, O_EXCL, O_NOFOLLOW } = fs.constants;

/** Pieces, a stream's too, are good until the next one is asked for. */
export type Content = Uint8Array | AsyncIterable<Uint8Array> | Source;

/** Content whose length is known and that can be read in pieces. */
export interface Source {
  readonly size: number;
  read(position: number, length: number): Promise<Uint8Array>;
  /** The same into memory at hand, where that saves getting some; how much came. */
  readonly readInto?: (position: number, room: Uint8Array) => Promise<number>;
  close(): Promise<void>;
}

/** Pieces are kept in a file without a name first: their number is known only at the end. A source stays with its maker. */
export async function sourceOf(data: Content, signal?: AbortSignal): Promise<Source> {
  if (data instanceof Uint8Array)
    return {
      size: data.length,
      read: (position, length) => Promise.resolve(data.subarray(position, position + length)),
      close: () => Promise.resolve(),
    };
  if (isInPieces(data)) return await kept(data, signal);
  return { ...data, close: () => Promise.resolve() };
}

/** One that cannot break off halfway, as a local file may that is cut or unplugged: for where the old content goes first. */
export const wholeSourceOf = (data: Content, signal?: AbortSignal): Promise<Source> =>
  data instanceof Uint8Array || isInPieces(data) ? sourceOf(data, signal) : kept(piecesOf(data), signal);

export const isInPieces = (data: Content): data is AsyncIterable<Uint8Array> => Symbol.asyncIterator in data;

/** In a file without a name, which goes when it is closed. */
async function kept(pieces: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<Source> {
  const path = join(tmpdir(), `porthole-${randomBytes(12).toString("hex")}`);
  const handle = await open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
  try {
    fs.unlinkSync(path);
    await pour(pieces, handle, signal);
    return fileSource(handle, (await handle.stat()).size);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function* piecesOf(source: Source): AsyncGenerator<Uint8Array, void, undefined> {
  const room = source.readInto === undefined ? undefined : Buffer.allocUnsafeSlow(gathered);
  for (let at = 0; at < source.size;) {
    const length = Math.min(gathered, source.size - at);
    const piece =
      source.readInto === undefined || room === undefined
        ? await source.read(at, length)
        : room.subarray(0, await source.readInto(at, room.subarray(0, length)));
    if (piece.length === 0) throw Object.assign(new Error("the source ends in the middle"), { code: "EIO" });
    at += piece.length;
    yield piece;
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

/** Pieces into a file; a stream that waits for more ends with the signal at once. */
export async function pour(data: AsyncIterable<Uint8Array>, handle: FileHandle, signal?: AbortSignal): Promise<void> {
  const abort = (): void =>
    data instanceof Readable ? void data.destroy(new DOMException("Aborted", "AbortError")) : undefined;
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
