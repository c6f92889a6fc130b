// Starts Podman's Docker-compatible socket on private storage, networks and settings.
import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Launch } from "./engine.ts";
import { engineEnvironment } from "./engines.ts";

/** Writes Podman's settings below `folder` and returns what starts its service on `socket`. */
export function startPodman(folder: string, socket: string, tree: string): Launch {
  mkdirSync("/etc/containers", { recursive: true }); // the sandbox's own /etc
  writeFileSync("/etc/containers/policy.json", '{"default":[{"type":"insecureAcceptAnything"}]}\n');
  writeFileSync("/etc/containers/registries.conf", 'short-name-mode="permissive"\n');
  const settings = join(folder, "containers.conf");
  const storage = join(folder, "storage.conf");
  writeFileSync(storage, `[storage]\ndriver="overlay"\ngraphroot="${folder}/data"\nrunroot="${folder}/exec"\n`);
  const env = { ...engineEnvironment(tree), CONTAINERS_CONF: settings, CONTAINERS_STORAGE_CONF: storage, TMPDIR: folder };
  return () => {
    writeFileSync(settings, containersConf(folder, tree));
    const log = openSync(join(folder, "log"), "a");
    const args = ["system", "service", "--time=0", `unix://${socket}`];
    const child = spawn(join(tree, "usr/bin/podman"), args, { env, stdio: ["ignore", log, log], detached: true });
    closeSync(log);
    return child;
  };
}

/** Root may lack the right to raise limits (in a container, say), so Podman's default limits are lowered to what is allowed. */
function containersConf(folder: string, tree: string): string {
  return `[containers]
default_ulimits=["nofile=${openFiles()}:${openFiles()}","nproc=30000:30000"]
[engine]
cgroup_manager="cgroupfs"
events_logger="file"
runtime="runc"
tmp_dir="${folder}/tmp"
static_dir="${folder}/static"
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
