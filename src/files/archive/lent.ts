// Bytes of an answer whose memory is given back as soon as the next ones are asked for. A large archive otherwise takes tens
// of megabytes before anything is collected, and getting memory from the system takes longer than reading.
import type { Readable } from "node:stream";
import type { Engine } from "../../engine/engine.ts";

/** Each piece is good until the one after it is asked for. */
export async function* lent(engine: Engine, source: Readable): AsyncGenerator<Uint8Array, void, undefined> {
  // Only here each read has memory of its own: what comes through TLS or ssh may share it with other answers.
  const isOwn = engine.endpoint.address.kind === "unix";
  let last: ArrayBufferLike | undefined;
  for await (const piece of source as AsyncIterable<Uint8Array>) {
    if (isOwn && last !== undefined && last !== piece.buffer) giveBack(last);
    last = piece.buffer;
    yield piece;
  }
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
