// Which process of this machine is the engine behind a socket, and as whom it runs: what `ps aux | grep dockerd` would tell.
// Linux lets every user read that of every process. Nothing is started and nothing is asked.
import { readdirSync } from "node:fs";
import { readSmall } from "./daemonStart.ts";

export interface DaemonProcess {
  readonly pid: number;
  /** By name, or by number where the system has no name for it. */
  readonly user: string;
  readonly words: readonly string[];
}

export interface Processes {
  readonly list: () => readonly string[];
  /** The beginning of a file; undefined where it is not there, or not for us. */
  readonly read: (path: string) => string | undefined;
}

/** Where it listens unless it is told otherwise. */
const usualSockets = ["/var/run/docker.sock", "/run/docker.sock"];

/** Undefined where none is seen to listen there, or more than one: an engine within a container may be told the same. */
export function daemonProcess(socket: string, { list, read }: Processes): DaemonProcess | undefined {
  const found = list().flatMap((pid) => {
    if (!/^\d+$/.test(pid) || read(`/proc/${pid}/comm`)?.trim() !== "dockerd") return [];
    const words = (read(`/proc/${pid}/cmdline`) ?? "").replace(/\0$/, "").split("\0");
    if (!listens(words, socket)) return [];
    const uid = /^Uid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`) ?? "")?.[1];
    return uid === undefined ? [] : [{ pid: Number(pid), user: nameOf(uid, read), words }];
  });
  return found.length === 1 ? found[0] : undefined;
}

/** `fd://` is a socket that systemd has opened for it: the usual one. */
function listens(words: readonly string[], socket: string): boolean {
  const hosts = [...` ${words.join(" ")} `.matchAll(/ (?:-H|--host)[ =]?(\S+)(?= )/g)].map(([, host = ""]) => host);
  const isUsual = usualSockets.includes(socket);
  if (hosts.length === 0) return isUsual;
  return hosts.some((host) =>
    host.startsWith("fd://") ? isUsual : sameSocket(host.replace(/^unix:\/\//, ""), socket, isUsual),
  );
}

const sameSocket = (told: string, socket: string, isUsual: boolean): boolean =>
  told === socket || (isUsual && usualSockets.includes(told));

function nameOf(uid: string, read: Processes["read"]): string {
  const line = (read("/etc/passwd") ?? "").split("\n").find((entry) => entry.split(":")[2] === uid);
  return line?.split(":")[0] ?? uid;
}

/** Of this machine, now. */
export const ownDaemonProcess = (socket: string): DaemonProcess | undefined =>
  process.platform === "linux" ? daemonProcess(socket, { list: () => folder("/proc"), read: readSmall }) : undefined;

function folder(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
