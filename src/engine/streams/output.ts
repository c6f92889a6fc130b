// What a container's output comes as: frames, or raw bytes where it has a TTY; and the bytes as its programs wrote them.
import { Readable } from "node:stream";
import { createFrameReader, type Piece } from "./frames.ts";

const multiplexed = "application/vnd.docker.multiplexed-stream";

/**
 * Whether frames are to be expected. An answer's content type says so since API 1.42; before that, and over a connection
 * that was taken over, only the container's own setting tells.
 */
export function carriesFrames(answer: Readable, tty: boolean): boolean {
  const { headers } = answer as { readonly headers?: Readonly<Record<string, string | string[] | undefined>> };
  return headers?.["content-type"] === multiplexed || !tty;
}

/** The bytes of both streams in the order in which they came, without the frames. `broken` is called once if they were none. */
export function withoutFrames(answer: Readable, broken: () => void): Readable {
  return Readable.from(payload(answer, broken), { objectMode: false });
}

async function* payload(answer: Readable, broken: () => void): AsyncGenerator<Uint8Array> {
  const reader = createFrameReader();
  let told = false;
  for await (const chunk of answer) {
    const pieces = reader.read(chunk as Uint8Array);
    if (reader.broken && !told) {
      told = true;
      broken();
    }
    if (pieces.length > 0) yield joined(pieces);
  }
}

function joined(pieces: readonly Piece[]): Uint8Array {
  const [only] = pieces;
  return pieces.length === 1 && only !== undefined ? only.bytes : Buffer.concat(pieces.map(({ bytes }) => bytes));
}
