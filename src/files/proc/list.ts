// Lists a pinned folder: names at once, what they are in batches, so that a folder with very many entries does not hold
// up everything else.
import fs from "node:fs";
import { setImmediate as breathe } from "node:timers/promises";
import { t } from "../../base/l10n.ts";
import { fail } from "../../base/problem.ts";
import type { FileInfo, Listing } from "../backend.ts";
import { isDoubtful, joinPath, shownName, textOf } from "../path.ts";
import { infoOf, linkInfo, type Tree } from "./tree.ts";
import { itself, within, withPinned } from "./walk.ts";

/** About 10 ms of work. */
const batch = 1000;

/** A link at the end is followed; the entries keep the path they were asked by. */
export function listFolder(tree: Tree, path: string, signal?: AbortSignal): Promise<Listing> {
  return withPinned(tree.root, path, true, async ({ fd, stat }) => {
    if (!stat.isDirectory()) refuseNoFolder(path);
    const entries: FileInfo[] = [];
    const names = namesIn(fd);
    for (let at = 0; at < names.length; at += batch) {
      signal?.throwIfAborted();
      if (at > 0) await breathe();
      for (const name of names.slice(at, at + batch)) {
        const info = entry(tree, fd, path, name);
        if (info !== undefined) entries.push(info);
      }
    }
    return { entries, cut: false };
  });
}

export const refuseNoFolder = (path: string): never => {
  const what = shownName(path);
  return fail({ kind: "conflict", operation: "files.list", what, said: t("{0}: it is no folder", what) });
};

/** Names as path.ts writes them. Read as text first, which is twice as fast, and again as bytes if any is doubtful. */
export function namesIn(folder: number): string[] {
  const names = fs.readdirSync(itself(folder));
  if (!names.some(isDoubtful)) return names;
  return fs.readdirSync(itself(folder), { encoding: "buffer" }).map((name) => textOf(name));
}

/** Undefined for what went since its name was read. */
function entry(tree: Tree, folder: number, path: string, name: string): FileInfo | undefined {
  const whole = joinPath(path, name);
  let stat: fs.Stats | undefined;
  try {
    stat = fs.lstatSync(within(folder, name), { throwIfNoEntry: false });
  } catch {
    return { name: shownName(name), path: whole, kind: "unknown", size: 0, mode: 0, modified: 0 };
  }
  if (stat === undefined) return undefined;
  return stat.isSymbolicLink() ? linkInfo(tree, folder, whole, stat) : infoOf(tree, whole, stat, name);
}
