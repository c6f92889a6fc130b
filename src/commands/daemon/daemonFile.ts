// Where an engine looks for its settings unless it is told otherwise. See
// https://docs.docker.com/engine/daemon/#configuration-file
import { posix, win32 } from "node:path";

export interface DaemonPlace {
  /** As Node names systems: "linux", "win32", "darwin"; or as engines do: "windows". */
  readonly platform: string;
  readonly home: string;
  readonly programData?: string;
  readonly rootless: boolean;
}

export function daemonFile({ platform, home, programData, rootless }: DaemonPlace): string {
  if (platform === "win32" || platform === "windows")
    return win32.join(programData ?? "C:\\ProgramData", "docker", "config", "daemon.json");
  // On a Mac the engine runs in a machine of its own, and Docker Desktop hands this file in.
  if (platform === "darwin") return posix.join(home, ".docker", "daemon.json");
  return rootless ? posix.join(home, ".config", "docker", "daemon.json") : "/etc/docker/daemon.json";
}
