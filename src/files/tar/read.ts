// Reads a tar archive as it arrives, entry by entry, never more of it in memory than a chunk. Whoever stops reading ends
// the source.
import { blockSize, brokenArchive, decodeHeader, decodeRecords, type TarHeader } from "./header.ts";

export interface TarEntry extends TarHeader {
  /**
   * The bytes, once; each piece is good until the one after it is asked for. What is not read is skipped when the next entry
   * is asked for.
   */
  content(): AsyncGenerator<Uint8Array, void, undefined>;
  /** All of them, to be kept. Instead of `content`; how many that are is for the caller to have looked at. */
  whole(): Promise<Buffer>;
}

/** Bytes of the largest extended header: names and attributes of one entry. */
const mostRecords = 4 * 1024 * 1024;

/** @throws Error when the archive is broken or ends in the middle, and whatever the source ends with */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry, void, undefined> {
  const bytes = takeFrom(source);
  let records = new Map<string, Buffer>();
  try {
    for (;;) {
      const block = await bytes.take(blockSize, true);
      const header = block === undefined ? undefined : decodeHeader(block, records);
      if (header === undefined) return;
      const { type, size } = header;
      if ("xgLK".includes(type)) {
        if (size > mostRecords) throw brokenArchive("an extended header of the archive is too large");
        const found = await bytes.take(size);
        await bytes.skip(rest(size));
        if (type === "x") records = new Map([...records, ...decodeRecords(found)]);
        else if (type !== "g") records.set(type === "L" ? "path" : "linkpath", upToZero(found));
        continue;
      }
      records = new Map();
      let left = size;
      const content = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
        while (left > 0) {
          const chunk = await bytes.chunk(left);
          left -= chunk.length;
          yield chunk;
        }
      };
      yield { ...header, content, whole: () => bytes.take(left).finally(() => (left = 0)) };
      await bytes.skip(left + rest(size));
      left = 0;
    }
  } finally {
    await bytes.end();
  }
}

const rest = (size: number): number => (blockSize - (size % blockSize)) % blockSize;

function upToZero(bytes: Buffer): Buffer {
  const end = bytes.indexOf(0);
  return end === -1 ? bytes : bytes.subarray(0, end);
}

interface Bytes {
  /** Exactly so many; undefined at a clean end where that may be. */
  take(length: number): Promise<Buffer>;
  take(length: number, mayEnd: true): Promise<Buffer | undefined>;
  /** At least one, at most so many, without copying. */
  chunk(most: number): Promise<Uint8Array>;
  skip(length: number): Promise<void>;
  end(): Promise<void>;
}

function takeFrom(source: AsyncIterable<Uint8Array>): Bytes {
  const chunks = source[Symbol.asyncIterator]();
  let held: Uint8Array = new Uint8Array(0);
  const more = async (): Promise<boolean> => {
    while (held.length === 0) {
      const next = await chunks.next();
      if (next.done === true) return false;
      held = next.value;
    }
    return true;
  };
  const chunk = async (most: number): Promise<Uint8Array> => {
    if (!(await more())) throw brokenArchive("the archive ends in the middle");
    const part = held.subarray(0, most);
    held = held.subarray(part.length);
    return part;
  };
  const take = async (length: number, mayEnd?: true): Promise<Buffer | undefined> => {
    if (length > 0 && mayEnd === true && !(await more())) return undefined;
    const taken = Buffer.allocUnsafe(length);
    // Copied as it comes: a chunk is good until the one after it is asked for.
    for (let at = 0; at < length;) {
      const part = await chunk(length - at);
      taken.set(part, at);
      at += part.length;
    }
    return taken;
  };
  return {
    take: take as Bytes["take"],
    chunk,
    skip: async (length) => {
      for (let left = length; left > 0;) left -= (await chunk(left)).length;
    },
    end: async () => void (await chunks.return?.()),
  };
}
