// What a document may learn of the files beside it: bounded, each thing asked of the disk once, and never outside the
// document's folder or the workspace's folders, whatever links say. Open documents are read as they stand in the editor.
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import type { Lookup } from "../../language/language.ts";
import type { Disk } from "../runtime.ts";

/** Bytes: larger files say nothing. */
const largestFile = 1_000_000;
const mostNames = 5_000;
/** Questions that reach the disk, for one check or one answer. */
const mostQuestions = 5_000;

export interface Besides {
  readonly disk: Disk;
  /** Folders, and single files, that may be read, the document's own folder apart. */
  readonly folders: readonly string[];
  /** The text of an open document. */
  readonly openText: (path: string) => string | undefined;
  /** Hears every path that was asked for, absolute. */
  readonly touched?: (path: string) => void;
}

type Answers = Required<Pick<Lookup, "exists" | "read" | "list">>;

/** Answers for one document at `path`, good for one check: a file that changes meanwhile is not seen. */
export function besides(path: string, { disk, folders, openText, touched }: Besides): Answers {
  const own = dirname(path);
  const roots = [own, ...folders].map((folder) => disk.real(folder) ?? folder);
  let questions = 0;
  const asked = new Map<string, unknown>();
  const once = <T>(kind: string, wanted: string, look: (real: string) => T): T | undefined => {
    const full = resolve(own, wanted);
    touched?.(full);
    const key = `${kind} ${full}`;
    if (!asked.has(key)) asked.set(key, allowed(full) ? look(full) : undefined);
    return asked.get(key) as T | undefined;
  };
  const allowed = (full: string): boolean => {
    questions += 1;
    return questions <= mostQuestions && roots.some((root) => isWithin(root, realOf(disk, full)));
  };
  return {
    exists: (wanted) => once("kind", wanted, (full) => (openText(full) === undefined ? disk.kind(full) : "file")),
    read: (wanted) => once("read", wanted, (full) => openText(full) ?? disk.read(full, largestFile)),
    list: (wanted) => once("list", wanted, (full) => disk.list(full, mostNames)),
  };
}

/** Where a path leads; of one that is not there, where its nearest folder leads. */
function realOf(disk: Disk, path: string): string {
  const real = disk.real(path);
  if (real !== undefined) return real;
  const above = dirname(path);
  return above === path ? path : resolve(realOf(disk, above), relative(above, path));
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === "" || (way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}
