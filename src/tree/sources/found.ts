// What stands where in the view of what was found in files: with lines, each file with its lines below it; with names, each
// folder with what was found in it. Rows are made of what has been found so far.
import { groupBy } from "../../base/groupBy.ts";
import type { Event } from "../../base/event.ts";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { commandName, viewIds } from "../../manifest/names.ts";
import type { FileEntry } from "../../model/resources.ts";
import type { NodeId, TreeNode } from "../node.ts";
import { fileRow } from "../present/file.ts";
import { below, joined, spoken, type Place } from "../present/place.ts";
import type { TreeSource } from "../source.ts";
import { fileHover, openFiles } from "./files.ts";
import { byWord } from "./order.ts";

export interface FoundRow {
  readonly entry: FileEntry;
  /** Counted from 1, the line, and where in it the match stands. */
  readonly line?: number;
  readonly text?: string;
  readonly start?: number;
  readonly length?: number;
}

export interface FoundPicture {
  /** Which search it is: the rows of another are others. */
  readonly number: number;
  /** The session's name. */
  readonly session: string;
  /** Where it was looked. */
  readonly folder: FileEntry;
  readonly by: "name" | "content";
  readonly found: readonly FoundRow[];
}

/** With more results than this folders and files are folded at first: the editor asks for each unfolded one. */
const mostOpen = 200;

export const foundSource = (now: () => FoundPicture | undefined, onDidChange: Event<void>): TreeSource => ({
  view: viewIds.found,
  reads: [],
  onDidChange,
  roots: (_sessions, settings) => {
    const picture = now();
    if (picture === undefined) return [];
    const { session, number, by } = picture;
    const place = { session, parent: `found:${number}`, now: settings.now, dimmed: false };
    return by === "content" ? filesOf(picture, place) : foldersOf(picture, place);
  },
  open: async (node, opening) => (await openFiles(node, opening)) ?? [],
  tooltip: (node, hovered) => Promise.resolve(fileHover(node, hovered)),
});

/** Without files at these addresses, and all that was in folders there. */
export const withoutGone = (found: readonly FoundRow[], gone: readonly string[]): readonly FoundRow[] =>
  found.filter(({ entry: { id } }) => !gone.some((address) => id === address || id.startsWith(`${address}/`)));

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/")) || "/";

/** A path as it is from where it was looked; "" for that folder itself. */
const within = (folder: FileEntry, path: string): string =>
  path.slice(folder.path === "/" ? 1 : folder.path.length + 1);

const openAt = ({ found }: FoundPicture): Pick<TreeNode, "open"> => (found.length <= mostOpen ? { open: true } : {});

/** Each file with its lines. */
function filesOf(picture: FoundPicture, place: Place): readonly TreeNode[] {
  const files = groupBy(picture.found, ({ entry }) => entry.path);
  return byWord(files, ([path]) => path).flatMap(([path, lines]) => {
    const entry = lines[0]?.entry;
    if (entry === undefined) return [];
    const row = fileRow(entry, place);
    const where = plain(within(picture.folder, folderOf(path)), 300);
    const description = joined(where, String(lines.length));
    return [
      {
        ...asFound(row),
        description,
        spoken: spoken(row.spoken, where, lines.length === 1 ? t("1 line") : t("{0} lines", lines.length)),
        children: lines.map((line) => lineRow(line, row.id, place)),
        ...openAt(picture),
      },
    ];
  });
}

/** The whole of the label is foreign: what is before the match, the match, and what is after it. */
function lineRow(
  { entry, line = 1, text = "", start = 0, length = 0 }: FoundRow,
  file: NodeId,
  place: Place,
): TreeNode {
  const cut = Math.min(text.length - text.trimStart().length, start);
  const label = plain(text.slice(cut), 300);
  const [from, to] = [start - cut, Math.min(start - cut + length, label.length)];
  const where = t("line {0}", line);
  return {
    id: below(file, "line", `${line}`),
    session: place.session,
    label: label === "" ? " " : label,
    ...(to > from ? { marks: [[from, to]] } : {}),
    description: where,
    icon: "blank",
    context: ";line;",
    spoken: spoken(where, label),
    copies: text,
    click: { command: commandName("files.open"), args: [entry.id, undefined, line] },
  };
}

/** Each folder with what was found in it. */
function foldersOf(picture: FoundPicture, place: Place): readonly TreeNode[] {
  const folders = groupBy(picture.found, ({ entry }) => folderOf(entry.path));
  return byWord(folders, ([path]) => path).map(([path, found]) => {
    const own = within(picture.folder, path);
    const label = plain(own === "" ? path : own, 300);
    const id = below(place.parent, "folder", path);
    const row = folderRow(path, found[0]?.entry ?? picture.folder, place);
    return {
      ...asFound(row),
      id,
      label,
      description: String(found.length),
      spoken: spoken(t("folder {0}", label), t("{0} found", found.length)),
      children: byWord(found, ({ entry }) => entry.name).map(({ entry }) =>
        asFound(fileRow(entry, { ...place, parent: id })),
      ),
      ...openAt(picture),
    };
  });
}

/** Of a folder that only its name is known of: that of one of its entries, without the last part. */
function folderRow(path: string, inside: FileEntry, place: Place): TreeNode {
  const address = inside.id.slice(0, inside.id.lastIndexOf("/"));
  const entry: FileEntry = {
    kind: "file",
    id: path === "/" ? `${address}/` : address,
    root: inside.root,
    path,
    name: path === "/" ? "/" : path.slice(path.lastIndexOf("/") + 1),
    type: "folder",
  };
  return { ...fileRow(entry, place), icon: "folder" };
}

/** Its place in the tree of files can be shown. */
const asFound = (row: TreeNode): TreeNode => ({ ...row, context: `${row.context}found;` });
