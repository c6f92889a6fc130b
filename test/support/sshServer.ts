// OpenSSH's own server on this machine, for the sandbox only: its keys, who may come in, and a home for the client.
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { connect, createServer, type AddressInfo } from "node:net";
import { delimiter, join } from "node:path";
import { dockerClient, engineEnvironment, engineTree } from "../rig/engines.ts";
import { requireSandbox } from "../rig/sandbox.ts";
import type { SshPlaces } from "../../src/engine/ssh/sshSettings.ts";

export interface SshServer {
  readonly port: number;
  /** The public host key, "ssh-ed25519 AAAA…". */
  readonly hostKey: string;
  /** The client's home, with an .ssh folder and in it a key that is let in. */
  readonly home: string;
  /** What the client reads: this home, no agent, no file of the machine. */
  readonly places: SshPlaces;
  /** The server's log so far. */
  log(): string;
  stop(): Promise<void>;
}

/** `engine` is where docker's command on the far side finds its engine. `forwarding` allows sockets to be forwarded. */
export async function sshServer(
  folder: string,
  { engine, forwarding = true }: { readonly engine: string; readonly forwarding?: boolean },
): Promise<SshServer> {
  requireSandbox();
  const home = join(folder, "home");
  mkdirSync(join(home, ".ssh"), { recursive: true, mode: 0o700 });
  keyPair(join(folder, "host"));
  keyPair(join(home, ".ssh", "id_ed25519"));
  writeFileSync(join(folder, "authorized"), readFileSync(join(home, ".ssh", "id_ed25519.pub")));
  const port = await freePort();
  const client = join(await dockerClient(), "..");
  const config = join(folder, "config");
  const lines = [
    `Port ${port}`,
    "ListenAddress 127.0.0.1",
    `HostKey ${join(folder, "host")}`,
    `AuthorizedKeysFile ${join(folder, "authorized")}`,
    "PidFile none",
    "StrictModes no",
    "UsePAM no",
    "PermitRootLogin yes",
    "PasswordAuthentication no",
    `AllowStreamLocalForwarding ${forwarding ? "yes" : "no"}`,
    // A home without the start-up files of whoever runs this.
    `SetEnv DOCKER_HOST=unix://${engine} PATH=${client}:/usr/bin:/bin HOME=${home}`,
  ];
  writeFileSync(config, `${lines.join("\n")}\n`);
  const env = engineEnvironment(await engineTree("20.10"));
  const program = (env["PATH"] ?? "")
    .split(delimiter)
    .map((place) => join(place, "sshd"))
    .find((path) => existsSync(path));
  if (program === undefined) throw new Error("The rig has no sshd.");
  const server = spawn(program, ["-D", "-e", "-f", config], { env, stdio: ["ignore", "ignore", "pipe"] });
  let log = "";
  server.stderr.on("data", (chunk: Buffer) => (log += chunk.toString()));
  await answering(port, server, () => log);
  return {
    port,
    hostKey: readFileSync(join(folder, "host.pub"), "utf8").split(" ").slice(0, 2).join(" "),
    home,
    places: { home, user: "root", env: {}, platform: process.platform, files: [join(home, ".ssh", "config")] },
    log: () => log,
    stop: () => stopped(server),
  };
}

export function keyPair(path: string, passphrase = ""): void {
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", passphrase, "-f", path, "-C", "test"]);
}

async function freePort(): Promise<number> {
  const listening = createServer();
  await new Promise<void>((done) => listening.listen(0, "127.0.0.1", done));
  const { port } = listening.address() as AddressInfo;
  await new Promise((done) => listening.close(done));
  return port;
}

async function answering(port: number, server: ChildProcess, log: () => string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (server.exitCode !== null) throw new Error(`sshd ended: ${log()}`);
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1");
      socket.once("connect", () => socket.end(() => resolve(true)));
      socket.once("error", () => resolve(false));
    });
    if (open) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`sshd does not answer: ${log()}`);
}

async function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const gone = new Promise((done) => server.once("exit", done));
  server.kill("SIGTERM");
  await gone;
}
