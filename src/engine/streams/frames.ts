// Docker's multiplexed output: frames of an 8-byte header (stream, three zeros, length in big-endian) and so many bytes of
// that stream. Turns chunks as they come, torn or merged, into pieces, without copying; who reads decides when to read on.
// The format: https://docs.docker.com/reference/api/engine/version/v1.51/#tag/Container/operation/ContainerAttach

export type OutputStream = "stdout" | "stderr";

/** Bytes of one stream: a whole frame, or what a chunk holds of it. */
export interface Piece {
  readonly stream: OutputStream;
  /** A view into the chunk, not a copy. */
  readonly bytes: Uint8Array;
  /** The first bytes of a frame. */
  readonly begins: boolean;
  /** The last bytes of a frame. */
  readonly ends: boolean;
  /** These came without a frame: they begin and end anywhere. */
  readonly raw?: true;
}

export interface FrameReader {
  /** The pieces of the next chunk. Frames without content give none. */
  read(chunk: Uint8Array): readonly Piece[];
  /** What was read were no frames (any more): since then everything counts as bytes of stdout. */
  readonly broken: boolean;
}

const headerLength = 8;

/** Engines write frames of a line, 16 or 32 KiB; what claims more than this is no header. */
const longest = 64 * 1024 * 1024;

/** Streams by the header's first byte: stdin's echo, stdout, stderr, and the engine's own word about a failure. */
const streams: readonly OutputStream[] = ["stdout", "stdout", "stderr", "stderr"];

/** For one stream: it keeps what a chunk leaves unfinished. */
export function createFrameReader(): FrameReader {
  const header = new Uint8Array(headerLength);
  let held = 0; // bytes of the next header that came already
  let stream: OutputStream = "stdout";
  let left = 0; // bytes of the frame that are still to come
  let begins = false;
  let broken = false;

  const giveUp = (chunk: Uint8Array, at: number): readonly Piece[] => {
    broken = true;
    const inHeader = header.slice(0, held);
    held = 0;
    return [inHeader, chunk.subarray(at)].filter(({ length }) => length > 0).map((bytes) => raw(bytes));
  };
  return {
    get broken() {
      return broken;
    },
    read: (chunk) => {
      if (broken) return chunk.length === 0 ? [] : [raw(chunk)];
      const pieces: Piece[] = [];
      let at = 0;
      while (at < chunk.length) {
        if (left > 0) {
          const bytes = chunk.subarray(at, at + left);
          at += bytes.length;
          left -= bytes.length;
          pieces.push({ stream, bytes, begins, ends: left === 0 });
          begins = false;
          continue;
        }
        const part = Math.min(headerLength - held, chunk.length - at);
        for (let index = 0; index < part; index += 1) header[held + index] = chunk[at + index] ?? 0;
        held += part;
        at += part;
        if (!plausible(header, held)) return [...pieces, ...giveUp(chunk, at)];
        if (held < headerLength) break;
        held = 0;
        stream = streams[header[0] ?? 0] ?? "stdout";
        left = lengthIn(header);
        begins = true;
      }
      return pieces;
    },
  };
}

/** Bytes without frames, as a container with a TTY gives them. */
export const raw = (bytes: Uint8Array): Piece => ({ stream: "stdout", bytes, begins: true, ends: true, raw: true });

const lengthIn = (header: Uint8Array): number =>
  new DataView(header.buffer, header.byteOffset, headerLength).getUint32(4);

/** Could the bytes that came already begin a header? */
function plausible(header: Uint8Array, held: number): boolean {
  if ((header[0] ?? 0) >= streams.length) return false;
  for (let index = 1; index < Math.min(held, 4); index += 1) if (header[index] !== 0) return false;
  return held < headerLength || lengthIn(header) <= longest;
}
