// This process as somebody else: for tests of what an ordinary user may do. Needs root, and gives it back.
import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { requireSandbox } from "../rig/sandbox.ts";

/** Lets a group use an engine's socket, by another path as well, as a packaged Docker does. @returns what ends that */
export function openToGroup(socket: string, gid: number, path: string): () => void {
  requireSandbox(); // whose mounts are its own
  const { uid, gid: before, mode } = statSync(socket);
  mkdirSync(dirname(path), { recursive: true, mode: 0o755 });
  writeFileSync(path, "");
  execFileSync("mount", ["--bind", socket, path]);
  chownSync(socket, uid, gid);
  chmodSync(socket, 0o660);
  return () => {
    execFileSync("umount", [path]);
    chownSync(socket, uid, before);
    chmodSync(socket, mode & 0o777);
  };
}

export interface User {
  readonly uid: number;
  readonly gid: number;
  readonly groups: readonly number[];
  /** Given to them, for what they are to leave behind. */
  readonly folder?: string;
}

/** Takes that user's rights and gives up root's, for all of this process. @returns what takes root's again */
export function asUser({ uid, gid, groups, folder }: User): () => void {
  const before = { groups: process.getgroups?.() ?? [], gid: process.getegid?.() ?? 0, uid: process.geteuid?.() ?? 0 };
  if (folder !== undefined) {
    chmodSync(folder, 0o755);
    chownSync(folder, uid, gid);
  }
  process.setgroups?.([...groups]);
  process.setegid?.(gid);
  process.seteuid?.(uid);
  return () => {
    process.seteuid?.(before.uid);
    process.setegid?.(before.gid);
    process.setgroups?.(before.groups);
  };
}
