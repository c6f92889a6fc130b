// Bytes that are lent: their memory is used again for what comes next. Large archives are read so. An answer that comes as a
// stream, with TLS or through ssh, is made so here; plain sockets are read so by reads.ts.
import { finished, type Readable } from "node:stream";

/**
 * Read once. Each piece is good until the next is asked for: whoever keeps bytes copies them, which is why this is no
 * stream that could be handed on. Whoever stops reading ends what brings the bytes.
 */
export interface Lent extends AsyncIterable<Uint8Array, void, undefined> {
  /** Ends what brings the bytes. Reading on then fails, unless all had been read. */
  destroy(): void;
}

/** The next piece, undefined at the end. @throws whatever broke the source, once all that came before is taken */
export type Take = () => Promise<Uint8Array | undefined>;

/** What `take` gives, and how it ends. */
export function lending(take: Take, destroy: () => void): Lent {
  async function* pieces(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      for (let piece = await take(); piece !== undefined; piece = await take()) yield piece;
    } finally {
      destroy();
    }
  }
  return { [Symbol.asyncIterator]: pieces, destroy };
}

/** Bytes that are gathered at most while those before are used. */
const roomFor = 256 * 1024;

/** A stream, whatever has come by then as one piece: waiting for each piece of some kilobytes takes longer than reading it. */
export const lentOf = (source: Readable): Lent => lending(gather(source), () => void source.destroy());

function gather(source: Readable): Take {
  let [room, spare]: [Buffer | undefined, Buffer | undefined] = [undefined, undefined];
  let held = 0;
  let over: Uint8Array = new Uint8Array(0);
  let end: { readonly error?: unknown } | undefined;
  let begun = false;
  let wake = (): void => undefined;
  const fill = (): void => {
    room ??= Buffer.allocUnsafeSlow(roomFor);
    const part = over.subarray(0, room.length - held);
    room.set(part, held);
    [held, over] = [held + part.length, over.subarray(part.length)];
    if (over.length > 0) source.pause();
    else if (source.isPaused()) source.resume();
  };
  finished(source, { writable: false }, (error) => {
    end = { error };
    wake();
  });
  const begin = (): void => {
    begun = true;
    source.on("data", (piece: Uint8Array) => {
      over = piece;
      fill();
      wake();
    });
  };
  return async () => {
    if (!begun) begin();
    while (held === 0 && end === undefined) await new Promise<void>((woken) => (wake = woken));
    if (held > 0 && room !== undefined) {
      const piece = room.subarray(0, held);
      [room, spare, held] = [spare, room, 0];
      if (over.length > 0) fill();
      return piece;
    }
    if (end?.error !== undefined && end.error !== null) throw end.error as Error;
    return undefined;
  };
}
