// Writes a tar archive piece by piece, as a stream takes it.
import { Readable } from "node:stream";
import { blockSize, brokenArchive, encodeHeader, padding, type TarHeader } from "./header.ts";

export interface Packed {
  readonly header: TarHeader;
  /** As many bytes as the header's size says. */
  readonly content?: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** An archive of these entries. @throws through the stream when a content has another length than its header says */
export function packTar(entries: AsyncIterable<Packed> | Iterable<Packed>): Readable {
  return Readable.from(pieces(entries), { objectMode: false });
}

async function* pieces(entries: AsyncIterable<Packed> | Iterable<Packed>): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const { header, content = [] } of entries) {
    yield encodeHeader(header);
    let length = 0;
    for await (const chunk of content) {
      length += chunk.length;
      if (length > header.size) break;
      if (chunk.length > 0) yield chunk;
    }
    if (length !== header.size) throw brokenArchive("the content changed its size while it was read");
    if (header.size % blockSize !== 0) yield padding(header.size);
  }
  yield Buffer.alloc(2 * blockSize);
}
