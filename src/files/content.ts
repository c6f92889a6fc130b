// What is to be written, as something of known length: bytes as they are, a stream by way of a file without a name on this
// system, since it may break off before it is whole.
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";

const { O_RDWR, O_CREAT, O_EXCL, O_NOFOLLOW } = fs.constants;

export type Content = Uint8Array | Readable;

/** Content whose length is known and that can be read in pieces. */
export interface Source {
  readonly size: number;
  read(position: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** A stream is kept in a file without a name first: it may break off, and the old content must not be lost with it. */
export async function sourceOf(data: Content, signal?: AbortSignal): Promise<Source> {
  if (data instanceof Uint8Array)
    return {
      size: data.length,
      read: (position, length) => Promise.resolve(data.subarray(position, position + length)),
      close: () => Promise.resolve(),
    };
  const path = join(tmpdir(), `porthole-${randomBytes(12).toString("hex")}`);
  const handle = await open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
  try {
    fs.unlinkSync(path);
    await pour(data, handle, signal);
    return {
      size: (await handle.stat()).size,
      read: async (position, length) => {
        const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(length), 0, length, position);
        return buffer.subarray(0, bytesRead);
      },
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
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
    for await (const chunk of data) await writeAll(handle.fd, chunk as Uint8Array, null);
  } finally {
    signal?.removeEventListener("abort", abort);
  }
}
