// The disk as the server reads it: ordinary files and folders only, bounded, without ever waiting for a pipe or a device.
import { closeSync, constants, fstatSync, openSync, opendirSync, readSync, realpathSync, statSync } from "node:fs";
import type { Disk } from "../runtime.ts";

export const nodeDisk: Disk = {
  kind: (path) => {
    try {
      const stats = statSync(path, { throwIfNoEntry: false });
      if (stats === undefined) return "none";
      return stats.isDirectory() ? "folder" : "file";
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === "ENOTDIR" ? "none" : undefined;
    }
  },
  read: (path, limit) => attempt(() => readWhole(path, limit)),
  list: (path, limit) => attempt(() => namesIn(path, limit)),
  real: (path) => attempt(() => realpathSync.native(path)),
};

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** A pipe would keep an open without O_NONBLOCK waiting; systems that have no such flag have no such pipes. */
function readWhole(path: string, limit: number): string | undefined {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(file);
    if (!stats.isFile() || stats.size > limit) return undefined;
    const bytes = Buffer.alloc(stats.size);
    const read = readSync(file, bytes, 0, bytes.length, 0);
    return bytes.toString("utf8", 0, read).replace(/^\uFEFF/, "");
  } finally {
    closeSync(file);
  }
}

function namesIn(path: string, limit: number): readonly string[] {
  const folder = opendirSync(path);
  try {
    const names: string[] = [];
    while (names.length < limit) {
      const entry = folder.readSync();
      if (entry === null) break;
      names.push(entry.isDirectory() ? `${entry.name}/` : entry.name);
    }
    return names.sort();
  } finally {
    folder.closeSync();
  }
}
