// Starts an engine that an ordinary user runs: in a user, mount and network namespace of theirs, as rootlesskit arranges it,
// but without a way out (no slirp4netns), so that nothing has to be installed. Its data are in memory.
import { spawn } from "node:child_process";
import { chmodSync, closeSync, mkdirSync, openSync, readlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { cacheFolder } from "./cache.ts";
import { command } from "./command.ts";
import { engineEnvironment, engineTree, type EngineName } from "./engines.ts";
import { keepEngine, type Engine } from "./engine.ts";
import { requireSandbox } from "./sandbox.ts";

/** The sandbox's ordinary user `porthole`, and numbers that are theirs as well, others than those of /etc/subuid. */
const user = 61_234;
const more = { first: 200_000, count: 65_536 };

/** Where they may write, in the sandbox's own /var/lib. */
const folder = "/var/lib/porthole-rootless";

/** The cache may be where only root may go: the programs as they may see them. */
const cache = "/var/lib/porthole-rig";

/** As root inside: what an engine wants to find in /run and of networks. The rights come with the exec after the map is written. */
const inside = `
set -e
mount --make-rprivate /
mount -t tmpfs -o mode=755 tmpfs /run
ip link set lo up
ip link add rig0 type bridge
ip addr add 10.201.0.1/24 dev rig0
ip link set rig0 up
exec "$@"
`;

/** Starts one and waits until it answers. Not Podman. */
export async function startRootless(name: Exclude<EngineName, "podman">): Promise<Engine> {
  requireSandbox();
  mkdirSync(folder, { recursive: true });
  await command("mount", ["-t", "tmpfs", "-o", `uid=${user},gid=${user},mode=755`, "tmpfs", folder]);
  mkdirSync(cache, { recursive: true });
  await command("mount", ["--bind", cacheFolder(), cache]);
  const seen = (text = ""): string => text.replaceAll(cacheFolder(), cache);
  mkdirSync(join(folder, "bin"));
  // Docker 20.10 wants to see it, for ports that are published.
  writeFileSync(join(folder, "bin", "rootlesskit-docker-proxy"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
  await answerAsRootlesskit(join(folder, "api.sock"));
  const tree = await engineTree(name);
  const socket = join(folder, "docker.sock");
  writeFileSync(join(folder, "daemon.json"), "{}\n");
  return await keepEngine({ name, folder, socket }, () => {
    const log = openSync(join(folder, "log"), "a");
    const { PATH, LD_LIBRARY_PATH } = engineEnvironment(tree);
    const env = {
      ...process.env,
      ...{ PATH: `${join(folder, "bin")}:${seen(PATH)}`, LD_LIBRARY_PATH: seen(LD_LIBRARY_PATH) },
      HOME: folder,
      XDG_RUNTIME_DIR: folder,
      // The engine asks for nothing more than that it is set.
      ROOTLESSKIT_STATE_DIR: folder,
    };
    const as = ["--reuid", String(user), "--regid", String(user), "--clear-groups"];
    const apart = ["unshare", "--user", "--mount", "--net", "sh", "-c", 'read -r go && exec "$@"', "rootless"];
    const engine = [seen(join(tree, "usr/sbin/dockerd")), ...engineArguments(socket)];
    const args = [...as, ...apart, "sh", "-c", inside, "rootless", ...engine];
    const child = spawn("setpriv", args, { env, stdio: ["pipe", log, log], detached: true });
    closeSync(log);
    void mapped(child.pid ?? 0).then(() => child.stdin?.end("go\n"));
    return child;
  });
}

function engineArguments(socket: string): string[] {
  const places = ["--config-file", "daemon.json", "--data-root", "data", "--exec-root", "exec", "--pidfile", "pid"];
  return [
    "--rootless",
    ...places.map((one) => (one.startsWith("--") ? one : join(folder, one))),
    ...["--host", `unix://${socket}`, "--bridge", "rig0", "--iptables=false", "--ip6tables=false"],
  ];
}

/** Engines from 23 on ask rootlesskit how ports are let out: not at all. */
async function answerAsRootlesskit(socket: string): Promise<void> {
  const about = { apiVersion: "1.1.1", version: "1.1.1", stateDir: folder, childPID: 1 };
  const ways = { networkDriver: { driver: "none", dns: [] }, portDriver: { driver: "none", protos: [] } };
  const server = createServer((_request, response) => {
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify({ ...about, ...ways }));
  }).unref();
  await new Promise<void>((ready) => server.listen(socket, () => ready()));
  chmodSync(socket, 0o666);
}

/** Writes which numbers outside those inside are, as newuidmap does, once the namespace is there. */
async function mapped(pid: number): Promise<void> {
  const own = readlinkSync("/proc/self/ns/user");
  for (let attempt = 0; attempt < 400; attempt++) {
    let now = own;
    try {
      now = readlinkSync(`/proc/${pid}/ns/user`);
    } catch {
      return; // it has ended: whoever waits for the engine says so
    }
    if (now !== own) break;
    await new Promise((later) => setTimeout(later, 10));
  }
  for (const file of ["uid_map", "gid_map"])
    writeFileSync(`/proc/${pid}/${file}`, `0 ${user} 1\n1 ${more.first} ${more.count}\n`);
}
