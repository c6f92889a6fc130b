// What a file system tells of a file, as the record that rows and commands know.
import type { FileInfo } from "../../files/backend.ts";
import { nameOf, parentOf, shownName } from "../../files/path.ts";
import type { FileChange, FileEntry, FileRoot } from "../../model/resources.ts";
import { addressOf } from "./addresses.ts";

export function entryOf(session: string, root: FileRoot, info: FileInfo): FileEntry {
  const { path, name, kind, size, mode, uid, gid, owner, group, modified, target, leadsTo } = info;
  return {
    kind: "file",
    id: addressOf(session, root, path),
    root,
    path,
    name: path === "/" ? "/" : name,
    type: kind,
    size,
    mode,
    uid,
    gid,
    owner,
    group,
    modified,
    target,
    leadsTo,
  };
}

/** Path → what happened to it. */
export type Changes = ReadonlyMap<string, FileChange>;

/** As `docker diff` has it: 0 changed, 1 added, 2 deleted. */
export function changesOf(answer: readonly { readonly Path: string; readonly Kind: number }[]): Changes {
  const words: readonly FileChange[] = ["changed", "added", "deleted"];
  return new Map(answer.flatMap(({ Path, Kind }) => (words[Kind] === undefined ? [] : [[Path, words[Kind]] as const])));
}

/** A record for a path that only its name and change are known of. Paths with others below them are folders. */
export function changedEntries(session: string, root: FileRoot, changes: Changes): readonly FileEntry[] {
  const parents = new Set([...changes.keys()].map(parentOf));
  return [...changes].map(([path, change]) => named(session, root, path, change, parents.has(path)));
}

const named = (session: string, root: FileRoot, path: string, change: FileChange, folder: boolean): FileEntry => ({
  kind: "file",
  id: addressOf(session, root, path),
  root,
  path,
  name: shownName(nameOf(path)),
  type: folder ? "folder" : "file",
  change,
});

/** A folder's entries with what happened to each, and those that were deleted from it. */
export function marked(
  session: string,
  folder: FileEntry,
  entries: readonly FileEntry[],
  changes: Changes | undefined,
): readonly FileEntry[] {
  if (changes === undefined || changes.size === 0) return entries;
  const here = new Set(entries.map(({ path }) => path));
  const gone = [...changes].flatMap(([path, change]) =>
    change === "deleted" && !here.has(path) && parentOf(path) === folder.path
      ? [named(session, folder.root, path, change, false)]
      : [],
  );
  return [
    ...entries.map((entry) => {
      const change = changes.get(entry.path);
      // What was deleted and made again is there: it is other than the image's.
      return change === undefined ? entry : { ...entry, change: change === "deleted" ? ("changed" as const) : change };
    }),
    ...gone,
  ];
}
