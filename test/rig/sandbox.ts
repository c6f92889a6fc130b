// Runs a command again inside private network, mount and process namespaces: own loopback and bridges, own /run,
// own /etc to write into, own home, no Docker client or engine of the machine in sight. When the command ends,
// everything it started ends with it and its folder is removed. Needs root.
import { spawn, type ChildProcess } from "node:child_process";
import {
  accessSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { delimiter, join } from "node:path";
import { cacheFolder, holdLock } from "./cache.ts";
import { tryCommand } from "./command.ts";
import { removeControlGroups } from "./controlGroups.ts";

const MARK = "PORTHOLE_SANDBOX";

/** The folder of this run when this process is inside a sandbox. */
export function sandboxFolder(): string | undefined {
  return process.env[MARK];
}

/** The folder of this run; throws outside a sandbox, where no engine may be started. */
export function requireSandbox(): string {
  const folder = sandboxFolder();
  if (!folder) throw new Error("Not inside the rig's sandbox. Start this through test/rig/shell.ts or npm test.");
  return folder;
}

/**
 * Does nothing inside a sandbox. Outside, runs the current command again inside a new one, waits for it, removes
 * what it left and ends this process with its exit code.
 */
export async function enterSandbox(): Promise<void> {
  if (sandboxFolder()) return;
  const command = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  const sandbox = await startSandbox(command);
  process.exit(await sandbox.ended);
}

/** Why no sandbox can be made here, in a sentence; undefined when one can. */
export function sandboxFault(): string | undefined {
  if (process.platform === "linux" && process.getuid?.() === 0) return undefined;
  return "The private engine needs Linux and root (unshare, mount): run this as root, for instance with sudo.";
}

/** A command that runs in a sandbox. */
export type Sandbox = {
  /** Asks the command to end; after 10 s it is killed. */
  readonly end: () => void;
  /** Resolves with the command's exit code when all it started is gone and its folder is removed. */
  readonly ended: Promise<number>;
};

/** Starts a command in a new sandbox. Signals to this process reach the command as well. */
export async function startSandbox(command: readonly string[]): Promise<Sandbox> {
  const fault = sandboxFault();
  if (fault) throw new Error(fault);
  const runs = join(cacheFolder(), "runs");
  mkdirSync(runs, { recursive: true });
  await sweep(runs);
  const folder = mkdtempSync(join(runs, "r-"));
  const release = await holdLock(`${folder}.lock`);
  const { child, end } = inside(folder, command);
  const ended = new Promise<number>((gone, failed) => {
    child.on("error", failed);
    child.on("exit", (code) => gone(code ?? 137));
  }).finally(() => {
    removeRun(folder);
    release();
  });
  return { end, ended };
}

/** Removes the folders of runs that were killed: nobody holds their lock any more. One that just starts may not hold it yet. */
async function sweep(runs: string): Promise<void> {
  const old = (name: string): boolean =>
    Date.now() - (statSync(join(runs, name), { throwIfNoEntry: false })?.mtimeMs ?? Infinity) > 60_000;
  for (const name of readdirSync(runs).filter((entry) => entry.endsWith(".lock") && old(entry))) {
    const free = await tryCommand("flock", ["--nonblock", join(runs, name), "true"]);
    if (free.code === 0) removeRun(join(runs, name.slice(0, -".lock".length)));
  }
}

function removeRun(folder: string): void {
  removeControlGroups(folder);
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  rmSync(`${folder}.lock`, { force: true });
}

/** First process inside: arranges the private view of the machine, then runs the command. A shell, as it reaps orphans. */
const INSIDE = `
set -e
ip link set lo up
mount -t tmpfs -o mode=755 tmpfs /run
mkdir -p /run/lock /run/sshd /run/porthole /run/keep/1 /run/keep/2
mount --bind "$PORTHOLE_RIG" /run/keep/1
mount --bind "$PORTHOLE_PROJECT" /run/keep/2
for place in etc opt var/lib var/cache; do
  [ -d /$place ] || continue
  mkdir -p /run/over/$place/upper /run/over/$place/work
  mount -t overlay -o lowerdir=/$place,upperdir=/run/over/$place/upper,workdir=/run/over/$place/work overlay /$place
done
mount --bind /run/keep/1 "$PORTHOLE_RIG"
mount --bind /run/keep/2 "$PORTHOLE_PROJECT"
rm -rf /etc/docker /etc/containers /etc/cni
rm -f /etc/hosts /etc/resolv.conf
printf '127.0.0.1 localhost\\n::1 localhost\\n' > /etc/hosts
: > /etc/resolv.conf
grep -q '^docker:' /etc/group || echo 'docker:x:61235:' >> /etc/group
grep -q '^sshd:' /etc/passwd || echo 'sshd:x:61236:65534::/run/sshd:/usr/sbin/nologin' >> /etc/passwd
printf 'porthole:x:61234:\\n' >> /etc/group
printf 'porthole:x:61234:61234::/run/porthole:/bin/sh\\n' >> /etc/passwd
for file in /etc/subuid /etc/subgid; do echo 'porthole:100000:65536' > $file; done
[ ! -d /dev/net ] || { mount -t tmpfs tmpfs /dev/net; mknod -m 666 /dev/net/tun c 10 200; }
: > /run/porthole/absent; chmod 0 /run/porthole/absent
for client in $PORTHOLE_HIDE; do mount --bind /run/porthole/absent "$client"; done
unset PORTHOLE_HIDE PORTHOLE_PROJECT
set +e
trap : INT TERM HUP
"$@"
code=$?
cat /proc/[0-9]*/cgroup 2>/dev/null | cut -d: -f3 | sort -u > "$PORTHOLE_SANDBOX/control-groups"
while read -r group; do
  [ "$group" = / ] || [ ! -e "/sys/fs/cgroup/freezer$group/freezer.state" ] || echo THAWED > "/sys/fs/cgroup/freezer$group/freezer.state"
done < "$PORTHOLE_SANDBOX/control-groups"
exit $code
`;

function inside(folder: string, command: readonly string[]): { child: ChildProcess; end: () => void } {
  const home = join(folder, "home");
  const config = join(folder, "docker-config");
  mkdirSync(home);
  mkdirSync(config);
  writeFileSync(join(config, "config.json"), "{}\n");
  const env: NodeJS.ProcessEnv = {
    ...withoutEngines(process.env),
    HOME: home,
    DOCKER_CONFIG: config,
    PORTHOLE_RIG: cacheFolder(),
    PORTHOLE_PROJECT: join(import.meta.dirname, "../.."),
    PORTHOLE_HIDE: clientsOnPath().join(" "),
    [MARK]: folder,
  };
  const unshare = ["--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"];
  const tied = ["--pdeathsig", "KILL", "unshare", ...unshare]; // nothing outlives this process, even if it is killed
  const child = spawn("setpriv", [...tied, "sh", "-c", INSIDE, "sandbox", ...command], { env, stdio: "inherit" });
  let told = false;
  const end = (): void => {
    if (told) return;
    told = true;
    void tellInside(child.pid, "SIGTERM");
    setTimeout(() => void tellInside(child.pid, "SIGKILL"), 10_000).unref();
  };
  for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, end);
  process.on("SIGINT", process.stdin.isTTY ? () => {} : end); // a terminal's Ctrl-C is for the command inside to judge
  return { child, end };
}

/** Signals the command, not the shell above it, which tidies up when the command has ended. */
async function tellInside(unshare: number | undefined, signal: NodeJS.Signals): Promise<void> {
  const shell = await tryCommand("pgrep", ["--parent", String(unshare)]);
  await tryCommand("pkill", [`--signal`, signal, "--parent", shell.stdout.trim()]);
}

/** Variables that lead to an engine of the user's, or to settings of their client. */
const ENGINE_VARIABLE = /^(DOCKER_|COMPOSE_|BUILDKIT_|BUILDX_|CONTAINER_|CONTAINERS_|PODMAN_|XDG_|SSH_AUTH_SOCK$)/;

function withoutEngines(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ENGINE_VARIABLE.test(name)));
}

/** Docker and Podman clients of the machine; inside they are hidden, as the product must work without any. */
function clientsOnPath(): string[] {
  const found = new Set<string>();
  for (const folder of [...(process.env["PATH"] ?? "").split(delimiter), "/usr/bin", "/usr/local/bin"]) {
    for (const name of ["docker", "docker-compose", "podman"]) {
      try {
        accessSync(join(folder, name));
        found.add(realpathSync(join(folder, name)));
      } catch {
        // not there
      }
    }
  }
  return [...found];
}
