// Further ways to an engine's socket, as Node listeners that hand every byte on: TLS with a chosen certificate, and
// a socket that only root and the group `docker` may open. (A real dockerd speaks TLS with `tlsArguments`.)
import { chmodSync, chownSync, mkdirSync, readFileSync } from "node:fs";
import { connect, createServer, type Server, type Socket } from "node:net";
import { dirname } from "node:path";
import { createServer as createTlsServer } from "node:tls";
import { command } from "./command.ts";
import type { Certificates, Pair } from "./certificates.ts";

export type Listener = {
  /** 0 for a unix socket. */
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
  return listen(secure, { port: 0, host: "127.0.0.1" });
}

/** Listens on `path` for root and the group `docker` only (mode 0660), as a packaged Docker does. */
export async function listenForGroup(socket: string, path: string): Promise<Listener> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o755 });
  const listener = await listen(
    createServer((client) => join(client, connect(socket))),
    { path },
  );
  const group = (await command("getent", ["group", "docker"])).split(":")[2];
  chownSync(path, 0, Number(group));
  chmodSync(path, 0o660);
  return listener;
}

/**
 * Does `work` with the rights of the sandbox's ordinary user `porthole`, who is in no group but their own. All of
 * this process has these rights meanwhile.
 */
export async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  const groups = process.getgroups?.() ?? [];
  process.setgroups?.([]);
  process.setegid?.("porthole");
  process.seteuid?.("porthole");
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
    process.setegid?.(0);
    process.setgroups?.(groups);
  }
}

/** Arguments that make dockerd itself listen with TLS on 127.0.0.1 and ask clients for certificates. */
export function tlsArguments(certificates: Certificates, port: number): string[] {
  const { ca, server } = certificates;
  const files = ["--tlscacert", ca.certificate, "--tlscert", server.certificate, "--tlskey", server.key];
  return ["--host", `tcp://127.0.0.1:${port}`, "--tlsverify", ...files];
}

function join(client: Socket, engine: Socket): void {
  client.on("error", () => engine.destroy()).on("close", () => engine.destroy());
  engine.on("error", () => client.destroy()).on("close", () => client.destroy());
  client.pipe(engine).pipe(client);
}

function listen(server: Server, where: { port: number; host: string } | { path: string }): Promise<Listener> {
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
    server.once("error", failed).listen(where, () => {
      const address = server.address();
      ready({ port: typeof address === "object" && address ? address.port : 0, close });
    });
  });
}
