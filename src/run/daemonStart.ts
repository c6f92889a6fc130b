// How this machine's engine was started, as far as any user may read it: its process is named in a file beside its socket, and
// Linux tells of each process with which words it was begun. Nothing is started and nothing is asked.
import { closeSync, openSync, readSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute } from "node:path";

export interface DaemonStart {
  /** The file of settings that it reads. */
  readonly file: string;
  /** Where it looks for that file unless it is told otherwise. */
  readonly usual: string;
  /** Flags on its command line as they are written there, without values: "--debug", "-H". */
  readonly flags: readonly string[];
}

export interface DaemonQuestion {
  /** It runs as an ordinary user: this one. */
  readonly rootless: boolean;
  /** The file that the person says it reads, where its words cannot be read; "" for none. */
  readonly configured: string;
  readonly platform: string;
  /** Of the environment: where this user's running programs have their files. */
  readonly runtimeFolder: string | undefined;
  /** The beginning of a small file; undefined where it is not there, or not for us. */
  readonly read: (path: string) => string | undefined;
}

/** Undefined on systems that do not tell, unless the person did. */
export function daemonStart({
  rootless,
  configured,
  platform,
  runtimeFolder,
  read,
}: DaemonQuestion): DaemonStart | undefined {
  const usual = rootless ? `${homedir()}/.config/docker/daemon.json` : "/etc/docker/daemon.json";
  const words = platform === "linux" ? wordsOf(rootless ? runtimeFolder : "/run", read) : undefined;
  if (words === undefined) return configured === "" ? undefined : { file: configured, usual, flags: [] };
  const told = configFileIn(words);
  // A path from the folder in which it was started: that folder is not told.
  if (told !== undefined && !isAbsolute(told)) return undefined;
  return { file: told ?? usual, usual, flags: flagsIn(words) };
}

/** Undefined where there is no such process. */
function wordsOf(folder: string | undefined, read: DaemonQuestion["read"]): readonly string[] | undefined {
  const pid = folder === undefined ? "" : (read(`${folder}/docker.pid`) ?? "").trim();
  // The file may be one of an engine that ended: its number may be another program's by now.
  if (!/^\d{1,9}$/.test(pid) || read(`/proc/${pid}/comm`)?.trim() !== "dockerd") return undefined;
  const line = read(`/proc/${pid}/cmdline`);
  return line === undefined || line === "" ? undefined : line.replace(/\0$/, "").split("\0").slice(1);
}

function configFileIn(words: readonly string[]): string | undefined {
  const at = words.findLastIndex((word) => /^--config-file(?:=|$)/.test(word));
  const word = words[at];
  return word?.includes("=") === true ? word.slice(word.indexOf("=") + 1) : word && words[at + 1];
}

/** A flag of one letter may have its value behind it: "-Hfd://". */
const flagsIn = (words: readonly string[]): readonly string[] => [
  ...new Set(words.flatMap((word) => /^(?:--[a-z][a-z0-9-]*|-[A-Za-z])/.exec(word)?.[0] ?? [])),
];

/** Bytes: no line of words that people write is longer. */
const most = 64 * 1024;

/** What a file of the system says; its size is not known beforehand. */
export function readSmall(path: string): string | undefined {
  try {
    const file = openSync(path, "r");
    try {
      const bytes = Buffer.alloc(most);
      return bytes.toString("utf8", 0, readSync(file, bytes, 0, most, 0));
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/** Of this machine, now. */
export const ownDaemonStart = (asked: Pick<DaemonQuestion, "rootless" | "configured">): DaemonStart | undefined =>
  daemonStart({
    ...asked,
    platform: process.platform,
    runtimeFolder: process.env["XDG_RUNTIME_DIR"],
    read: readSmall,
  });
