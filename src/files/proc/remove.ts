// Removes below a pinned root, never following a link and never crossing into something mounted there.
import fs from "node:fs";
import { setImmediate as breathe } from "node:timers/promises";
import { t } from "../../base/l10n.ts";
import { fail } from "../../base/problem.ts";
import { codeOf, systemError } from "../faults.ts";
import { joinPath, shownName } from "../path.ts";
import { namesIn } from "./list.ts";
import type { Tree } from "./tree.ts";
import { mountOf, pin, refuseMountPoint, within, withParent } from "./walk.ts";

/** Each level keeps a folder open. */
const deepest = 500;
const batch = 500;

export async function removePath(tree: Tree, path: string, recursive: boolean): Promise<void> {
  await withParent(tree.root, path, async (folder, name) => {
    const stat = fs.lstatSync(within(folder.fd, name));
    refuseMountPoint(folder.fd, name);
    if (!stat.isDirectory()) return fs.unlinkSync(within(folder.fd, name));
    if (!recursive) return fs.rmdirSync(within(folder.fd, name));
    const work = { done: 0, mount: mountOf(folder.fd) };
    // Looked through before anything goes: half a folder is worse than a refusal.
    await refuseMounts(folder.fd, name, path, work, 0);
    await removeBranch(folder.fd, name, work, 0);
  });
}

interface Work {
  done: number;
  readonly mount: string;
}

const count = async (work: Work): Promise<void> => {
  work.done += 1;
  if (work.done % batch === 0) await breathe();
};

async function refuseMounts(folder: number, name: string, path: string, work: Work, depth: number): Promise<void> {
  const { fd, stat } = pin(folder, name);
  try {
    if (mountOf(fd) !== work.mount) {
      const what = shownName(path);
      const said = t("something is mounted at {0}; remove what is in it by itself", what);
      fail({ kind: "conflict", operation: "files.remove", what, said });
    }
    if (!stat.isDirectory()) return;
    if (depth > deepest) throw systemError("ENAMETOOLONG");
    for (const child of namesIn(fd)) {
      await count(work);
      await refuseMounts(fd, child, joinPath(path, child), work, depth + 1);
    }
  } catch (error) {
    // Somebody else removes as well.
    if (codeOf(error) !== "ENOENT" || depth === 0) throw error;
  } finally {
    fs.closeSync(fd);
  }
}

async function removeBranch(folder: number, name: string, work: Work, depth: number): Promise<void> {
  await inFolder(folder, name, depth, async (fd) => {
    if (mountOf(fd) !== work.mount) throw systemError("EBUSY");
    for (const child of namesIn(fd)) {
      await count(work);
      try {
        fs.unlinkSync(within(fd, child));
      } catch (error) {
        const code = codeOf(error);
        if (code === "ENOENT") continue;
        if (code !== "EISDIR" && code !== "EPERM") throw error;
        if (fs.lstatSync(within(fd, child), { throwIfNoEntry: false })?.isDirectory() !== true) throw error;
        await removeBranch(fd, child, work, depth + 1);
      }
    }
  });
  fs.rmdirSync(within(folder, name));
}

/** Pins a folder by its name, so that what is done in it is done in this one. What is no folder by now is left. */
async function inFolder(
  folder: number,
  name: string,
  depth: number,
  work: (fd: number) => Promise<void>,
): Promise<void> {
  if (depth > deepest) throw systemError("ENAMETOOLONG");
  const { fd, stat } = pin(folder, name);
  try {
    if (!stat.isDirectory()) throw systemError("ENOTDIR");
    await work(fd);
  } finally {
    fs.closeSync(fd);
  }
}
