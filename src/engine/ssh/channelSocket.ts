// A channel of ssh as a stream that behaves like a socket: destroying it ends it at once and tells why, which ssh2's own
// channels do only when the other side agrees.
import { Duplex } from "node:stream";
import type { Channel } from "ssh2";

export function channelSocket(channel: Channel): Duplex {
  const socket = new Duplex({
    allowHalfOpen: false,
    read: () => void channel.resume(),
    write: (chunk, _encoding, done) => void channel.write(chunk, done),
    final: (done) => void channel.end(done),
    destroy: (error, done) => {
      channel.destroy();
      done(error);
    },
  });
  channel.on("data", (chunk: Buffer) => {
    if (!socket.push(chunk)) channel.pause();
  });
  channel.on("error", (error: Error) => socket.destroy(error));
  let ended = false;
  const end = (): void => {
    if (!ended) socket.push(null);
    ended = true;
  };
  channel.once("end", end);
  channel.once("close", end);
  return socket;
}
