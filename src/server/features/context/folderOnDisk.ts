// What is in one folder of the disk, with sizes, without following links and without keeping the server from other work.
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { DiskEntry } from "./walk.ts";

/** Sizes that are asked for at once. */
const atOnce = 64;

/** Sorted by name; empty where the folder cannot be read. */
export async function folderOnDisk(folder: string): Promise<readonly DiskEntry[]> {
  const names = await readdir(folder, { withFileTypes: true }).catch(() => []);
  names.sort((a, b) => (a.name < b.name ? -1 : 1));
  const found: DiskEntry[] = [];
  for (let at = 0; at < names.length; at += atOnce) {
    const part = names.slice(at, at + atOnce).map(async (entry): Promise<DiskEntry> => {
      const { name } = entry;
      if (entry.isDirectory()) return { name, kind: "folder", size: 0 };
      if (entry.isSymbolicLink()) return { name, kind: "link", size: 0 };
      if (!entry.isFile()) return { name, kind: "other", size: 0 };
      const size = await lstat(join(folder, name)).then(
        (stats) => stats.size,
        () => 0,
      );
      return { name, kind: "file", size };
    });
    found.push(...(await Promise.all(part)));
  }
  return found;
}
