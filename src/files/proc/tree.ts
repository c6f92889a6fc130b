// A tree of files below a pinned folder: the root of a running container, or a folder of the engine's own. Knows whose
// numbers count there and what users are called; looks at things without opening them.
import fs from "node:fs";
import type { Disposable } from "../../base/event.ts";
import { Failure } from "../../base/problem.ts";
import type { FileInfo, FileKind } from "../backend.ts";
import { ofKernel } from "./kernel.ts";
import { readNames, type IdMap } from "../owners.ts";
import { nameOf, shownName } from "../path.ts";
import { itself, readLink, walk, within, withParent, withPinned } from "./walk.ts";

/** Whose numbers count, and what they are called. */
export interface Numbers {
  readonly uids: IdMap;
  readonly gids: IdMap;
  readonly names: () => Names;
}

export interface Tree extends Numbers, Disposable {
  /** Pinned. Throws once the tree is closed: the number may be another file's by then. */
  readonly root: number;
}

export interface Names {
  readonly users: ReadonlyMap<number, string>;
  readonly groups: ReadonlyMap<number, string>;
}

/** Bytes of passwd that are read at most: it belongs to the container and may be anything. */
const mostNames = 1024 * 1024;
const namesLast = 5000;

/** Takes over the pinned folder: it is closed with the tree. */
export function treeBelow(root: number, { uids, gids }: { readonly uids: IdMap; readonly gids: IdMap }): Tree {
  let known: Names | undefined;
  let read = 0;
  let closed = false;
  return {
    get root() {
      if (closed) throw new Failure({ kind: "cancelled" });
      return root;
    },
    dispose: () => {
      if (!closed) fs.closeSync(root);
      closed = true;
    },
    uids,
    gids,
    names: () => {
      if (known === undefined || Date.now() - read > namesLast) {
        known = { users: namesIn(root, "/etc/passwd"), groups: namesIn(root, "/etc/group") };
        read = Date.now();
      }
      return known;
    },
  };
}

function namesIn(root: number, path: string): ReadonlyMap<number, string> {
  try {
    return withPinned(root, path, true, ({ fd, stat }) => {
      if (!stat.isFile() || stat.size > mostNames) return new Map();
      return readNames(
        fs.readFileSync(itself(fd), { encoding: "utf8", flag: fs.constants.O_RDONLY | fs.constants.O_NONBLOCK }),
      );
    });
  } catch {
    // None, or none we may read: numbers it is.
    return new Map();
  }
}

const { S_IFMT, S_IFREG, S_IFDIR, S_IFLNK, S_IFIFO, S_IFSOCK, S_IFBLK, S_IFCHR } = fs.constants;

export function kindOf({ mode }: fs.Stats): FileKind {
  switch (mode & S_IFMT) {
    case S_IFREG:
      return "file";
    case S_IFDIR:
      return "folder";
    case S_IFLNK:
      return "link";
    case S_IFIFO:
      return "fifo";
    case S_IFSOCK:
      return "socket";
    case S_IFBLK:
      return "blockDevice";
    case S_IFCHR:
      return "characterDevice";
    default:
      return "unknown";
  }
}

/** What a stat tells; a link's target is added by whoever has it. `name` is the path's last one. */
export function infoOf(tree: Numbers, path: string, stat: fs.Stats, name = nameOf(path)): FileInfo {
  const [uid, gid] = [tree.uids(stat.uid), tree.gids(stat.gid)];
  const { users, groups } = tree.names();
  return {
    name: shownName(name),
    path,
    kind: kindOf(stat),
    size: stat.size,
    mode: stat.mode & 0o7777,
    uid,
    gid,
    modified: stat.mtimeMs,
    created: stat.birthtimeMs > 0 ? stat.birthtimeMs : undefined,
    owner: users.get(uid),
    group: groups.get(gid),
  };
}

/** The same for a link in a pinned folder: with its target, and what stands at its end. */
export function linkInfo(tree: Tree, folder: number, path: string, stat: fs.Stats): FileInfo {
  const info = infoOf(tree, path, stat);
  try {
    const target = readLink(folder, nameOf(path));
    return { ...info, target, leadsTo: endBeside(folder, target) ?? endOf(tree, path) ?? ofKernel(path, target) };
  } catch {
    return info; // it went meanwhile, or procfs does not tell
  }
}

/** What a link leads to if that stands in the same folder and is no link itself: most links of a library are such. */
function endBeside(folder: number, target: string): FileKind | undefined {
  if (target === "" || target === "." || target === ".." || /[/\0]/.test(target)) return undefined;
  const stat = fs.lstatSync(within(folder, target), { throwIfNoEntry: false });
  return stat === undefined || stat.isSymbolicLink() ? undefined : kindOf(stat);
}

/** What a path leads to once all links are followed; undefined for nothing. */
function endOf(tree: Tree, path: string): FileKind | undefined {
  try {
    const { fd, stat } = walk(tree.root, path, true);
    fs.closeSync(fd);
    return kindOf(stat);
  } catch {
    return undefined;
  }
}

/** A path's own entry: a link is a link. */
export function look(tree: Tree, path: string): FileInfo {
  return withPinned(tree.root, path, false, ({ stat }) =>
    stat.isSymbolicLink()
      ? withParent(tree.root, path, (folder) => linkInfo(tree, folder.fd, path, stat))
      : infoOf(tree, path, stat),
  );
}
