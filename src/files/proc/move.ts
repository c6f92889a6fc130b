// Renames below a pinned root. Where the system cannot (between two mounts, or a folder that comes from the image), copies
// and removes, as `mv` does.
import fs from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { fileWord } from "../../base/fileWords.ts";
import { t } from "../../base/l10n.ts";
import { fail } from "../../base/problem.ts";
import { codeOf, systemError } from "../faults.ts";
import { joinPath, shownName } from "../path.ts";
import { namesIn } from "./list.ts";
import { removePath } from "./remove.ts";
import { kindOf, type Tree } from "./tree.ts";
import { itself, pin, readLink, refuseMountPoint, within, withParent, type Pinned } from "./walk.ts";
import { giveTo, withNewFile } from "./write.ts";

export async function renamePath(tree: Tree, from: string, to: string, overwrite: boolean): Promise<void> {
  const moved = withParent(tree.root, from, (source, name) =>
    withParent(tree.root, to, (target, newName) => {
      // Between this look and the move somebody may come first: Node has no rename that refuses.
      if (!overwrite && fs.lstatSync(within(target.fd, newName), { throwIfNoEntry: false }) !== undefined)
        throw systemError("EEXIST");
      refuseMountPoint(source.fd, name);
      ifThere(() => refuseMountPoint(target.fd, newName));
      try {
        fs.renameSync(within(source.fd, name), within(target.fd, newName));
        return true;
      } catch (error) {
        if (codeOf(error) !== "EXDEV") throw error;
        return false;
      }
    }),
  );
  if (moved) return;
  await withParent(tree.root, from, (source, name) =>
    withParent(tree.root, to, async (target, newName) => {
      if (fs.lstatSync(within(target.fd, newName), { throwIfNoEntry: false }) !== undefined)
        await removePath(tree, to, false);
      await copyBranch(source.fd, name, target, newName, from);
    }),
  );
  await removePath(tree, from, true);
}

function ifThere(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
  }
}

/** Owner, mode and times go along. */
async function copyBranch(folder: number, name: string, target: Pinned, newName: string, path: string): Promise<void> {
  const pinned = pin(folder, name);
  try {
    const kind = kindOf(pinned.stat);
    if (kind === "file") await copyFile(pinned, target, newName);
    else if (kind === "link") copyLink(pinned, readLink(folder, name), target, newName);
    else if (kind === "folder") await copyFolder(pinned, target, newName, path);
    else refuseSpecial(path, fileWord(kind));
  } finally {
    fs.closeSync(pinned.fd);
  }
}

const refuseSpecial = (path: string, word: string): never =>
  fail({
    kind: "unsupported",
    feature: t("Moving {0}", shownName(path)),
    needs: t("the same file system on both sides: it is a {0}", word),
  });

async function copyFile({ fd, stat }: Pinned, target: Pinned, name: string): Promise<void> {
  const source = await open(itself(fd), fs.constants.O_RDONLY | fs.constants.O_NONBLOCK);
  try {
    await withNewFile(target, name, async (handle) => {
      await pipeline(source.createReadStream({ autoClose: false }), handle.createWriteStream({ autoClose: false }));
      giveTo(handle.fd, stat);
      fs.fchmodSync(handle.fd, stat.mode & 0o7777);
      fs.futimesSync(handle.fd, stat.atime, stat.mtime);
    });
  } finally {
    await source.close();
  }
}

function copyLink({ stat }: Pinned, leads: string, target: Pinned, name: string): void {
  fs.symlinkSync(leads, within(target.fd, name));
  fs.lutimesSync(within(target.fd, name), stat.atime, stat.mtime);
}

async function copyFolder({ fd, stat }: Pinned, target: Pinned, name: string, path: string): Promise<void> {
  fs.mkdirSync(within(target.fd, name), 0o700);
  const made = pin(target.fd, name);
  try {
    if (!made.stat.isDirectory()) throw systemError("ENOTDIR");
    for (const child of namesIn(fd)) await copyBranch(fd, child, made, child, joinPath(path, child));
    const opened = fs.openSync(itself(made.fd), fs.constants.O_RDONLY | fs.constants.O_DIRECTORY);
    try {
      giveTo(opened, stat);
      fs.fchmodSync(opened, stat.mode & 0o7777);
      fs.futimesSync(opened, stat.atime, stat.mtime);
    } finally {
      fs.closeSync(opened);
    }
  } finally {
    fs.closeSync(made.fd);
  }
}
