// Bytes of an answer, gathered into memory that is used again and again. An answer comes in pieces of some kilobytes, each in
// memory of its own: waiting for each by itself takes longer than reading it, and a large archive would take tens of
// megabytes before anything is collected.
import { finished, type Readable } from "node:stream";
import type { Engine } from "../../engine/engine.ts";

/** Bytes that are gathered at most while those before are used. */
const roomFor = 1024 * 1024;

/** Whatever has come by then, as one piece, which is good until the one after it is asked for. Ends the source with itself. */
export async function* lent(engine: Engine, source: Readable): AsyncGenerator<Uint8Array, void, undefined> {
  // Only here each read has memory of its own: what comes through TLS or ssh may share it with other answers.
  const take = gather(source, engine.endpoint.address.kind === "unix");
  try {
    for (let piece = await take(); piece !== undefined; piece = await take()) yield piece;
  } finally {
    source.destroy();
  }
}

/** The next piece, undefined at the end. @throws whatever broke the source, once all that came before is taken */
type Take = () => Promise<Uint8Array | undefined>;

function gather(source: Readable, isOwn: boolean): Take {
  let [room, spare]: [Buffer, Buffer | undefined] = [Buffer.allocUnsafeSlow(roomFor), undefined];
  let held = 0;
  let over: Uint8Array = new Uint8Array(0);
  let last: ArrayBufferLike | undefined;
  let end: { readonly error?: unknown } | undefined;
  let wake = (): void => undefined;
  const fill = (): void => {
    const part = over.subarray(0, room.length - held);
    room.set(part, held);
    held += part.length;
    over = over.subarray(part.length);
    if (over.length > 0) source.pause();
    else if (source.isPaused()) source.resume();
  };
  source.on("data", (piece: Uint8Array) => {
    // Several pieces may be parts of what was read at once, which is in use until the last of them was told.
    if (isOwn && last !== undefined && last !== piece.buffer) giveBack(last);
    last = piece.buffer;
    over = piece;
    fill();
    wake();
  });
  finished(source, { writable: false }, (error) => {
    end = { error };
    wake();
  });
  return async () => {
    while (held === 0 && end === undefined) await new Promise<void>((woken) => (wake = woken));
    if (held > 0) {
      const piece = room.subarray(0, held);
      [room, spare, held] = [spare ?? Buffer.allocUnsafeSlow(roomFor), room, 0];
      fill();
      return piece;
    }
    if (end?.error !== undefined && end.error !== null) throw end.error as Error;
    return undefined;
  };
}

/** Memory that Node shares out in small parts has this size, and stays. */
function giveBack(memory: ArrayBufferLike & { readonly transfer?: (length: number) => unknown }): void {
  if (memory.byteLength === Buffer.poolSize) return;
  try {
    memory.transfer?.(0);
  } catch {
    // It may not be taken away: then it is collected some time.
  }
}
