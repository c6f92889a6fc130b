// Starts a private Docker engine inside the sandbox and ends it: own socket, own data, own bridge. Podman is
// left to podman.ts, further listeners (TLS, a socket for a group) to their own files.
import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, openSync, closeSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Docker from "dockerode";
import { command, tryCommand } from "./command.ts";
import { engineEnvironment, engineTree, type EngineName } from "./engines.ts";
import { startPodman } from "./podman.ts";
import { controlGroup } from "./controlGroups.ts";
import { requireSandbox } from "./sandbox.ts";

export type EngineOptions = {
  readonly name: EngineName;
  /** Data, log and socket go here; made when missing. Default: a folder of this run, named after the engine. */
  readonly folder?: string;
  /** Path of the socket, if not `docker.sock` in the folder. */
  readonly socket?: string;
  /** Further arguments for the engine. */
  readonly args?: readonly string[];
};

export type Engine = {
  readonly name: EngineName;
  readonly socket: string;
  /** For DOCKER_HOST. */
  readonly host: string;
  readonly folder: string;
  /** File with what the engine wrote. */
  readonly log: string;
  /** Version the engine says it has. */
  readonly version: string;
  /** Process id while it runs. */
  readonly pid: () => number | undefined;
  /** Ends it in its own time (2–3 s) and waits; containers stop unless it was started with `--live-restore`. */
  readonly stop: () => Promise<void>;
  /** Kills it; containers stay. */
  readonly kill: () => Promise<void>;
  /** Starts it again on the same data. */
  readonly start: () => Promise<void>;
  /** Stops and starts. */
  readonly restart: () => Promise<void>;
};

/** What differs between kinds of engine: how the process is made. */
export type Launch = () => ChildProcess;

/** Starts an engine and waits until it answers; fails with the end of its log after 3 minutes. */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const run = requireSandbox();
  const folder = options.folder ?? join(run, options.name);
  const socket = options.socket ?? join(folder, "docker.sock");
  if (Buffer.byteLength(socket) > 107) throw new Error(`The path of a socket may have 107 bytes: ${socket}`);
  mkdirSync(folder, { recursive: true });
  if (options.name === "podman")
    return await keepEngine(
      { ...options, folder, socket },
      await startPodman(folder, socket, await engineTree("podman")),
    );
  const tree = await engineTree(options.name);
  const args = [...ownPlaces(folder, socket, run), ...(await ownNetwork()), ...(options.args ?? [])];
  return await keepEngine({ ...options, folder, socket }, () => {
    rmSync(join(folder, "pid"), { force: true }); // a killed engine leaves it, and the next one would believe it
    const log = openSync(join(folder, "log"), "a");
    const env = engineEnvironment(tree);
    const child = spawn(join(tree, "usr/sbin/dockerd"), args, { env, stdio: ["ignore", log, log], detached: true });
    closeSync(log);
    return child;
  });
}

function ownPlaces(folder: string, socket: string, run: string): string[] {
  const config = join(folder, "daemon.json");
  writeFileSync(config, "{}\n");
  const places = ["--config-file", config, "--data-root", join(folder, "data"), "--exec-root", join(folder, "exec")];
  const groups = ["--exec-opt", "native.cgroupdriver=cgroupfs", "--cgroup-parent", `/${controlGroup(run)}/docker`];
  return [...places, "--pidfile", join(folder, "pid"), "--host", `unix://${socket}`, "--group", "root", ...groups];
}

/**
 * A bridge and address ranges of its own, so that several engines run in one sandbox. Without iptables, because
 * a second engine flushes the first one's rules; ports on 127.0.0.1 and names still work.
 */
async function ownNetwork(): Promise<string[]> {
  for (let number = 0; number < 100; number++) {
    const bridge = `rig${number}`;
    if ((await tryCommand("ip", ["link", "add", bridge, "type", "bridge"])).code !== 0) continue;
    await command("ip", ["addr", "add", `10.200.${number}.1/24`, "dev", bridge]);
    await command("ip", ["link", "set", bridge, "up"]);
    const pool = `base=10.${100 + number}.0.0/16,size=24`;
    return ["--bridge", bridge, "--default-address-pool", pool, "--iptables=false", "--ip6tables=false"];
  }
  throw new Error("No free bridge name for another engine.");
}

/** Starts what `launch` makes, waits until it answers, and starts and ends it from then on. */
export async function keepEngine(
  place: Required<Pick<EngineOptions, "name" | "folder" | "socket">>,
  launch: Launch,
): Promise<Engine> {
  let child: ChildProcess | undefined;
  const log = join(place.folder, "log");
  const start = async (): Promise<void> => {
    rmSync(place.socket, { force: true });
    child = launch();
    await answering(place.socket, child, log);
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ending = child;
    child = undefined;
    if (ending) await ended(ending, signal);
  };
  await start();
  const { Version: version } = await new Docker({ socketPath: place.socket }).version();
  return {
    ...place,
    host: `unix://${place.socket}`,
    log,
    version,
    pid: () => child?.pid,
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
    start,
    restart: async () => {
      await end("SIGTERM");
      await start();
    },
  };
}

async function answering(socket: string, child: ChildProcess, log: string): Promise<void> {
  const docker = new Docker({ socketPath: socket, timeout: 2_000 });
  const latest = performance.now() + 180_000;
  while (performance.now() < latest && child.exitCode === null && child.signalCode === null) {
    if (
      await docker.ping().then(
        () => true,
        () => false,
      )
    )
      return;
    await new Promise((later) => setTimeout(later, 50));
  }
  child.kill("SIGKILL");
  throw new Error(`The engine did not start:\n${readFileSync(log, "utf8").trim().split("\n").slice(-8).join("\n")}`);
}

/** Sends the signal and waits until the process is gone; after 20 s it is killed. */
function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((gone) => {
    const patience = setTimeout(() => child.kill("SIGKILL"), 20_000);
    child.once("exit", () => {
      clearTimeout(patience);
      gone();
    });
    child.kill(signal);
  });
}
