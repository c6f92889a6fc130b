// Copies files from one file system into another as they come, never whole in memory. Links stay links only within one
// system, so between two they are left out, and said; so is what is never opened.
import { t } from "../../../base/l10n.ts";
import { plain } from "../../../base/plain.ts";
import type { FileBackend, FileInfo } from "../../../files/backend.ts";
import { joinPath, nameOf } from "../../../files/path.ts";

export interface Copying {
  readonly from: FileBackend;
  readonly to: FileBackend;
  readonly signal: AbortSignal;
  /** Called with the path that comes next. */
  readonly say: (path: string) => void;
}

/** Copies what stands at `path` into a folder, replacing files of the same name. @returns what was left out, in words */
export async function copyInto(path: string, folder: string, how: Copying): Promise<readonly string[]> {
  const info = await how.from.stat(path, how.signal);
  return await copyOne(info, joinPath(folder, nameOf(path)), how);
}

async function copyOne(info: FileInfo, end: string, how: Copying): Promise<readonly string[]> {
  const { from, to, signal, say } = how;
  signal.throwIfAborted();
  say(info.path);
  if (info.kind === "file") {
    await to.write(end, await from.stream(info.path, signal), { create: true, overwrite: true }, signal);
    return [];
  }
  if (info.kind !== "folder") return [t("{0} is no file", plain(info.path))];
  const { entries, cut } = await from.list(info.path, signal);
  await ensureFolder(to, end);
  const left: string[] = [];
  for (const entry of entries) left.push(...(await copyOne(entry, joinPath(end, nameOf(entry.path)), how)));
  return cut ? [...left, t("{0} could not be listed whole", plain(info.path))] : left;
}

async function ensureFolder(backend: FileBackend, path: string): Promise<void> {
  try {
    await backend.makeFolder(path);
  } catch (error) {
    // It may be there already: then it is filled.
    if ((await backend.stat(path)).kind !== "folder") throw error;
  }
}
