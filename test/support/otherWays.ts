// The tests' own engine as if it were elsewhere: behind TLS on loopback, behind ssh on loopback.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createLog } from "../../src/base/log.ts";
import { connect } from "../../src/engine/connect.ts";
import { parseAddress, urlOf } from "../../src/engine/endpoint/address.ts";
import type { Address } from "../../src/engine/endpoint/endpoint.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { openSsh } from "../../src/ssh.ts";
import { makeCertificates } from "../rig/certificates.ts";
import { listenTls } from "../rig/listeners.ts";
import { requireSandbox } from "../rig/sandbox.ts";
import { memoryWorld } from "./memoryWorld.ts";
import { sshServer } from "./sshServer.ts";

export interface OtherWay {
  readonly engine: Engine;
  end(): Promise<void>;
}

/** With a certificate on either side. */
export async function throughTls(socket: string): Promise<OtherWay> {
  const folder = mkdtempSync(join(requireSandbox(), "way-tls-"));
  const { ca, server, client } = await makeCertificates(folder);
  const listener = await listenTls(socket, server, ca.certificate);
  const tls = { verify: true, ca: ca.certificate, cert: client.certificate, key: client.key };
  const way = to({ kind: "tcp", host: "127.0.0.1", port: listener.port, tls });
  return {
    engine: way.engine,
    end: async () => {
      way.end();
      await listener.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** With OpenSSH's own server. */
export async function throughSsh(socket: string): Promise<OtherWay> {
  const folder = mkdtempSync(join(requireSandbox(), "way-ssh-"));
  const server = await sshServer(join(folder, "server"), { engine: socket });
  writeFileSync(join(server.home, ".ssh", "known_hosts"), `[127.0.0.1]:${server.port} ${server.hostKey}\n`);
  writeFileSync(join(server.home, ".ssh", "config"), "");
  const url = `ssh://root@127.0.0.1:${server.port}${socket}`;
  const way = to(parseAddress(url, { world: memoryWorld() }), (options) =>
    openSsh({ ...options, places: server.places }),
  );
  return {
    engine: way.engine,
    end: async () => {
      way.end();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function to(address: Address, ssh: typeof openSsh = openSsh): { readonly engine: Engine; end(): void } {
  const ending = new AbortController();
  const engine = connect(
    { name: "elsewhere", address, url: urlOf(address), reason: { by: "setting" } },
    { log: createLog(() => undefined), signal: ending.signal, loadSsh: () => Promise.resolve({ openSsh: ssh }) },
  );
  return { engine, end: () => ending.abort() };
}
