// A socket's bytes as they come, read into two rooms in turn: one is read into while the other is used. Node's own streams
// and its reader of answers take new memory for each read, which costs more than the reading.
import type { OnReadOpts, Socket } from "node:net";
import type { Take } from "./lent.ts";

/** Bytes of one read at most: as many as a unix socket holds. */
const roomFor = 256 * 1024;

export interface Reads {
  /** For the making of the socket: it cannot be read otherwise then. */
  readonly onread: OnReadOpts;
  /** Of the socket so made. Each piece is good until the next is asked for; undefined at the end that the other side made. */
  from(socket: Socket): Take;
}

/** For one socket. Reading stops while both rooms are full, so that whoever sends waits. */
export function socketReads(): Reads {
  const rooms: [Uint8Array | undefined, Uint8Array | undefined] = [undefined, undefined];
  let next: 0 | 1 = 0;
  const ready: Uint8Array[] = [];
  let isLent = false;
  let stopped = false;
  let wake = (): void => undefined;
  const isFull = (): boolean => ready.length + (isLent ? 1 : 0) >= rooms.length;
  const room = (): Uint8Array => (rooms[next] ??= Buffer.allocUnsafeSlow(roomFor));
  const callback = (length: number): boolean => {
    ready.push(room().subarray(0, length));
    next = next === 0 ? 1 : 0;
    stopped = isFull();
    wake();
    return !stopped;
  };
  const from = (socket: Socket): Take => {
    let end: { readonly error?: unknown } | undefined;
    const ended = (error?: unknown): void => {
      end ??= { error };
      wake();
    };
    socket.once("end", () => ended());
    socket.once("error", ended);
    socket.once("close", () => ended(brokenOff()));
    return async () => {
      isLent = false;
      while (ready.length === 0 && end === undefined) await new Promise<void>((woken) => (wake = woken));
      const piece = ready.shift();
      if (piece === undefined && end?.error !== undefined) throw end.error as Error;
      isLent = piece !== undefined;
      if (stopped && !isFull()) {
        stopped = false;
        socket.resume();
      }
      return piece;
    };
  };
  return { onread: { buffer: room, callback }, from };
}

/** Of a connection that ended before its answer did. */
export const brokenOff = (): Error =>
  Object.assign(new Error("the connection ended in the middle of the answer"), { code: "ECONNRESET" });
