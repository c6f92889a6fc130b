// What the operating system says of a socket that we may not use: its owner and group, and who we are.
import { readFile, stat } from "node:fs/promises";
import { userInfo } from "node:os";
import { posix } from "node:path";
import type { SocketAccess } from "../../base/problem.ts";

/** Who asks; tests pass somebody else. */
export interface Who {
  readonly name: string;
  readonly uid: number;
  /** Numbers of all groups of this process. */
  readonly groups: readonly number[];
}

/**
 * Looks up a unix socket and the user. When a folder above it is what may not be entered, tells of that folder: it is
 * the one whose permissions matter. Undefined where nothing can be learnt.
 */
export async function socketAccess(path: string, who: Who = ourselves()): Promise<SocketAccess | undefined> {
  const seen = await nearest(path);
  if (seen === undefined) return undefined;
  const [users, groups] = await Promise.all([entriesOf("/etc/passwd"), entriesOf("/etc/group")]);
  const group = (id: number): string => groups.get(id)?.name ?? String(id);
  const members = groups.get(seen.gid)?.members ?? [];
  return {
    path: seen.path,
    owner: users.get(seen.uid)?.name ?? String(seen.uid),
    group: group(seen.gid),
    mode: modeWords(seen.mode),
    user: who.name,
    userGroups: who.groups.map(group),
    joined: members.includes(who.name) && !who.groups.includes(seen.gid),
    permitted: isPermitted(seen, who),
  };
}

function ourselves(): Who {
  const uid = process.geteuid?.() ?? -1;
  return {
    name: ownName(uid),
    uid,
    groups: [...new Set([process.getegid?.() ?? -1, ...(process.getgroups?.() ?? [])])],
  };
}

/** In a container a user often is a number that the system has no name for; then asking for the name fails. */
function ownName(uid: number): string {
  try {
    return userInfo().username;
  } catch {
    return String(uid);
  }
}

/** By the permission bits alone. A socket takes who may write to it, a folder lets through who may search it. */
function isPermitted({ uid, gid, mode }: Seen, who: Who): boolean {
  const needed = (mode & kindBits) === folderKind ? 1 : 2;
  const shift = who.uid === uid ? 6 : who.groups.includes(gid) ? 3 : 0;
  return who.uid === 0 || ((mode >> shift) & needed) !== 0;
}

interface Seen {
  readonly path: string;
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
}

/** The path itself, or the deepest folder above it that can be looked at. */
async function nearest(path: string): Promise<Seen | undefined> {
  for (let at = path; ; at = posix.dirname(at)) {
    try {
      const { uid, gid, mode } = await stat(at);
      return { path: at, uid, gid, mode };
    } catch {
      if (at === posix.dirname(at)) return undefined;
    }
  }
}

interface Entry {
  readonly name: string;
  /** Of a group; in the file of users this column is something else. */
  readonly members: readonly string[];
}

/** By number, from a file whose lines are "name:x:number:members", as of passwd and group. */
async function entriesOf(file: string): Promise<ReadonlyMap<number, Entry>> {
  const text = await readFile(file, "utf8").catch(() => "");
  const entries = text.split("\n").flatMap((line): [number, Entry][] => {
    const [name = "", , id, members = ""] = line.split(":");
    return id === undefined || name === "" ? [] : [[Number(id), { name, members: members.split(",") }]];
  });
  return new Map(entries);
}

// inode(7)
const kindBits = 0o170000;
const folderKind = 0o040000;

/** Permission bits as `ls -l` shows them: 0o140660 → "srw-rw----". */
export function modeWords(mode: number): string {
  const kinds: Readonly<Record<number, string>> = { 0o140000: "s", [folderKind]: "d", 0o120000: "l", 0o010000: "p" };
  const bits = [8, 7, 6, 5, 4, 3, 2, 1, 0].map((bit) => ((mode >> bit) & 1 ? "xwr"[bit % 3] : "-"));
  return (kinds[mode & kindBits] ?? "-") + bits.join("");
}
