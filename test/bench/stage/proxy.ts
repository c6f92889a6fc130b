// A socket between an extension and its engine that counts what goes through: connections, and requests by their first line.
import { rmSync } from "node:fs";
import { connect, createServer, type Server, type Socket } from "node:net";

export interface Proxy {
  readonly host: string;
  /** First lines of the requests since the last call. */
  take(): readonly string[];
  close(): Promise<void>;
}

const requestLine = /^(?:GET|HEAD|POST|PUT|DELETE) \S+ HTTP\/1\.[01]\r\n/;

/** Listens at `path` and passes everything on to the socket `engine`. */
export async function openProxy(path: string, engine: string): Promise<Proxy> {
  let seen: string[] = [];
  const sockets = new Set<Socket>();
  const join = (client: Socket): void => {
    const server = connect(engine);
    for (const socket of [client, server]) sockets.add(socket.on("error", () => {})); // either end may go first
    client.on("close", () => server.destroy()).pipe(server);
    server.on("close", () => client.destroy()).pipe(client);
    client.on("data", (data) => {
      // Clients write the head of a request in one piece, at the beginning of a packet.
      const line = requestLine.exec(data.toString("latin1", 0, 4096));
      if (line) seen.push(line[0].trim());
    });
  };
  rmSync(path, { force: true });
  const server = createServer({ allowHalfOpen: true }, join);
  await listening(server, path);
  return {
    host: `unix://${path}`,
    take: () => {
      const lines = seen;
      seen = [];
      return lines;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}

function listening(server: Server, path: string): Promise<void> {
  return new Promise((done, failed) => server.once("error", failed).listen(path, done));
}
