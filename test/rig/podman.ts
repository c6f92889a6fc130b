// Starts Podman's Docker-compatible socket on private storage, networks and settings.
import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Launch } from "./engine.ts";
import { command } from "./command.ts";
import { engineEnvironment, engineLibraries } from "./engines.ts";
import { REGISTRY_PORTS } from "./registry.ts";

/** Podman takes no run folder with a longer path than 50 characters; /run is the sandbox's own. */
const SHORT = "/run/porthole/podman";

/**
 * Writes Podman's settings and returns what starts its service on `socket`. The settings stand in the sandbox's
 * own /etc, because the processes that tidy up after a container do not inherit variables: one Podman a sandbox.
 */
export async function startPodman(folder: string, socket: string, tree: string): Promise<Launch> {
  mkdirSync("/etc/containers", { recursive: true });
  writeFileSync("/etc/containers/policy.json", '{"default":[{"type":"insecureAcceptAnything"}]}\n');
  writeFileSync("/etc/containers/registries.conf", registriesConf());
  writeFileSync("/etc/containers/storage.conf", storageConf(folder));
  writeFileSync("/etc/containers/containers.conf", containersConf(folder, tree));
  writeFileSync("/etc/ld.so.conf.d/porthole-rig.conf", `${engineLibraries().join("\n")}\n`);
  await command("ldconfig", []);
  // For each answer on its version Podman has dpkg search all packages of the machine for its programs, which takes
  // seconds; unpacked programs stand in no list, and one without packages says so at once.
  const env = { ...engineEnvironment(tree), DPKG_ADMINDIR: join(folder, "no-packages") };
  return () => {
    const log = openSync(join(folder, "log"), "a");
    const args = ["system", "service", "--time=0", `unix://${socket}`];
    const child = spawn(join(tree, "usr/bin/podman"), args, { env, stdio: ["ignore", log, log], detached: true });
    closeSync(log);
    return child;
  };
}

/** Docker takes plain http from 127.0.0.1 by itself, Podman where it is told to. */
function registriesConf(): string {
  const places = REGISTRY_PORTS.map((port) => `[[registry]]\nlocation="127.0.0.1:${port}"\ninsecure=true\n`);
  return `short-name-mode="permissive"\n${places.join("")}`;
}

function storageConf(folder: string): string {
  return `[storage]\ndriver="overlay"\ngraphroot="${folder}/data"\nrunroot="${SHORT}/run"\n`;
}

/** Root may lack the right to raise limits (in a container, say), so Podman's default limits are lowered to what is allowed. */
function containersConf(folder: string, tree: string): string {
  return `[containers]
default_ulimits=["nofile=${openFiles()}:${openFiles()}","nproc=30000:30000"]
[engine]
cgroup_manager="cgroupfs"
events_logger="file"
runtime="runc"
tmp_dir="${SHORT}/tmp"
volume_path="${folder}/volumes"
conmon_path=["${tree}/usr/bin/conmon"]
init_path="${tree}/usr/bin/catatonit"
[engine.runtimes]
runc=["${tree}/usr/sbin/runc"]
[network]
network_backend="cni"
cni_plugin_dirs=["${tree}/usr/lib/cni"]
network_config_dir="${folder}/networks"
`;
}

/** The hard limit of open files of this process, which root cannot pass where it lacks CAP_SYS_RESOURCE. */
function openFiles(): string {
  const found = /^Max open files\s+\d+\s+(\d+)/m.exec(readFileSync("/proc/self/limits", "utf8"));
  return found?.[1] ?? "1024";
}
