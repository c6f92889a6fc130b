// A socket before the tests' engine that passes everything on and counts what the engine sends.
import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface MeteredSocket {
  readonly path: string;
  /** Bytes that came from the engine so far, over all connections. */
  readonly received: number;
  close(): Promise<void>;
}

export async function meteredSocket(engine: string): Promise<MeteredSocket> {
  const folder = mkdtempSync(join(tmpdir(), "porthole-meter-"));
  const path = join(folder, "docker.sock");
  const open = new Set<Socket>();
  let received = 0;
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const behind = connect({ path: engine, allowHalfOpen: true });
    // Either end may go first, and in the middle.
    for (const socket of [client, behind]) open.add(socket.on("error", () => undefined));
    behind.on("data", (chunk) => (received += chunk.length));
    client.on("close", () => behind.destroy()).pipe(behind);
    behind.on("close", () => client.destroy()).pipe(client);
  });
  await new Promise<void>((listening, failed) => server.once("error", failed).listen(path, listening));
  return {
    path,
    get received() {
      return received;
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((closed) => server.close(closed));
      rmSync(folder, { recursive: true });
    },
  };
}
