// Another way to an engine's socket: a Node listener with TLS and a chosen certificate, which hands every byte on.
import { readFileSync } from "node:fs";
import { connect, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import type { Pair } from "./certificates.ts";

export type Listener = {
  readonly port: number;
  /** Ends it and all connections through it. */
  readonly close: () => Promise<void>;
};

/** Listens with TLS on 127.0.0.1 as `identity`; with `clientsFrom`, only for clients that this authority knows. */
export function listenTls(socket: string, identity: Pair, clientsFrom?: string): Promise<Listener> {
  const secure = createTlsServer({
    cert: readFileSync(identity.certificate),
    key: readFileSync(identity.key),
    ...(clientsFrom ? { ca: readFileSync(clientsFrom), requestCert: true, rejectUnauthorized: true } : {}),
  });
  secure.on("secureConnection", (client) => join(client, connect(socket)));
  return listen(secure);
}

function join(client: Socket, engine: Socket): void {
  client.on("error", () => engine.destroy()).on("close", () => engine.destroy());
  engine.on("error", () => client.destroy()).on("close", () => client.destroy());
  client.pipe(engine).pipe(client);
}

function listen(server: Server): Promise<Listener> {
  const open = new Set<Socket>();
  server.on("connection", (socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket)).on("error", () => {}); // a refused handshake is the client's to report
  });
  const close = (): Promise<void> =>
    new Promise((closed) => {
      server.close(() => closed());
      for (const socket of open) socket.destroy();
    });
  return new Promise((ready, failed) => {
    server.once("error", failed).listen({ port: 0, host: "127.0.0.1" }, () => {
      const address = server.address();
      ready({ port: typeof address === "object" && address ? address.port : 0, close });
    });
  });
}
