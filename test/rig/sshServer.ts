// An ssh server on 127.0.0.1 with keys and settings of its own, behind which `docker system dial-stdio` and socket
// forwarding lead to an engine under test.
import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { dirname, join } from "node:path";
import { command } from "./command.ts";
import { freePort } from "./editorServer.ts";
import { dockerClient, engineEnvironment } from "./engines.ts";
import { requireSandbox } from "./sandbox.ts";
import { suiteFolder } from "./setupEngines.ts";

export type SshServer = {
  readonly port: number;
  readonly user: string;
  /** Private key that the server accepts. */
  readonly key: string;
  /** The same, locked with the passphrase `porthole`. */
  readonly lockedKey: string;
  /** Private key that it does not accept. */
  readonly wrongKey: string;
  /** known_hosts with the server's key. */
  readonly knownHosts: string;
  /** An ssh configuration with the alias `rig`. */
  readonly config: string;
  readonly log: string;
  readonly stop: () => Promise<void>;
};

/** Starts sshd; commands run through it have `DOCKER_HOST` set to the engine's socket and a docker client on the PATH. */
export async function startSshServer(folder: string, socket: string): Promise<SshServer> {
  requireSandbox();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const place = (name: string): string => join(folder, name);
  await Promise.all([makeKey(place("host")), makeKey(place("client")), makeKey(place("wrong"))]);
  await command("cp", [place("client"), place("locked")]);
  await command("ssh-keygen", ["-q", "-p", "-P", "", "-N", "porthole", "-f", place("locked")]);
  const port = await freePort();
  await command("cp", [place("client.pub"), place("authorized")]);
  writeFileSync(place("known_hosts"), `[127.0.0.1]:${port} ${readFileSync(place("host.pub"), "utf8")}`);
  writeFileSync(place("config"), clientConfig(folder, port), { mode: 0o600 });
  writeFileSync(place("sshd_config"), serverConfig(folder, port, socket, dirname(await dockerClient())));
  const tree = suiteFolder("bookworm");
  const log = openSync(place("log"), "a");
  const args = ["-D", "-e", "-f", place("sshd_config")];
  const child = spawn(join(tree, "usr/sbin/sshd"), args, { env: engineEnvironment(tree), stdio: ["ignore", log, log] });
  closeSync(log);
  const gone = new Promise<void>((ended) => child.once("exit", () => ended()).once("error", () => ended()));
  await listening(port, () => child.exitCode === null, place("log"));
  const stop = (): Promise<void> => {
    child.kill();
    return gone;
  };
  const keys = { key: place("client"), lockedKey: place("locked"), wrongKey: place("wrong") };
  return {
    port,
    user: "root",
    ...keys,
    knownHosts: place("known_hosts"),
    config: place("config"),
    log: place("log"),
    stop,
  };
}

async function makeKey(file: string): Promise<void> {
  await command("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "rig", "-f", file]);
}

function serverConfig(folder: string, port: number, socket: string, clientFolder: string): string {
  return `Port ${port}
ListenAddress 127.0.0.1
HostKey ${folder}/host
AuthorizedKeysFile ${folder}/authorized
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin yes
SetEnv DOCKER_HOST=unix://${socket} PATH=${clientFolder}:/usr/sbin:/usr/bin:/sbin:/bin
`;
}

function clientConfig(folder: string, port: number): string {
  return `Host rig
  HostName 127.0.0.1
  Port ${port}
  User root
  IdentityFile ${folder}/client
  IdentitiesOnly yes
  UserKnownHostsFile ${folder}/known_hosts
`;
}

async function listening(port: number, alive: () => boolean, log: string): Promise<void> {
  for (let attempt = 0; attempt < 400 && alive(); attempt++) {
    const open = await new Promise<boolean>((known) => {
      const probe = connect(port, "127.0.0.1", () => known(true)).on("error", () => known(false));
      probe.once("connect", () => probe.destroy());
    });
    if (open) return;
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error(`sshd did not start:\n${readFileSync(log, "utf8")}`);
}
