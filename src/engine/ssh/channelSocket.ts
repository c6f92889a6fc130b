// A channel of ssh as a stream that behaves like a socket, as far as Node's http client asks: destroying it ends it at once
// and tells why, which ssh2's own channels do only when the other side agrees; and it can be kept for the next request.
import { Duplex } from "node:stream";
import type { Channel } from "ssh2";

export function channelSocket(channel: Channel): Duplex {
  const idle = idleTimer(() => socket.emit("timeout"));
  const socket = new Duplex({
    allowHalfOpen: false,
    read: () => void channel.resume(),
    write: (chunk, _encoding, done) => {
      idle.touch();
      channel.write(chunk, done);
    },
    final: (done) => void channel.end(done),
    destroy: (error, done) => {
      idle.set(0);
      channel.destroy();
      done(error);
    },
  });
  let [bytesRead, ended] = [0, false];
  const end = (): void => {
    if (!ended) socket.push(null);
    ended = true;
  };
  channel.on("data", (chunk: Buffer) => {
    idle.touch();
    bytesRead += chunk.length;
    if (!socket.push(chunk)) channel.pause();
  });
  channel.on("error", (error: Error) => socket.destroy(error));
  channel.once("end", end);
  channel.once("close", end);
  return Object.defineProperties(socket, {
    bytesRead: { get: () => bytesRead },
    setTimeout: { value: idle.set },
    // The connection that carries the channel sees to these.
    setKeepAlive: { value: () => socket },
    ref: { value: () => socket },
    unref: { value: () => socket },
  });
}

/** Calls `silent` after so many milliseconds without a touch; 0 for never. */
function idleTimer(silent: () => void): { set(milliseconds: number): void; touch(): void } {
  let limit = 0;
  let timer: NodeJS.Timeout | undefined;
  const touch = (): void => {
    clearTimeout(timer);
    timer = limit > 0 ? setTimeout(silent, limit) : undefined;
  };
  return {
    set: (milliseconds) => {
      limit = milliseconds;
      touch();
    },
    touch,
  };
}
