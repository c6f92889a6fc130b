// What stands under the Files and Changes rows of any view: the entries of a folder, folders first, and words where there is
// nothing to show.
import { t } from "../../base/l10n.ts";
import { problemOf } from "../../base/problem.ts";
import { commandName } from "../../manifest/names.ts";
import { inspect } from "../../engine/api/containers.ts";
import { flagsOf } from "../../model/flags.ts";
import { rootOf } from "../../model/fileRoot.ts";
import type { Container, FileEntry, FileRoot } from "../../model/resources.ts";
import type { Session } from "../../model/session.ts";
import type { NodeId, TreeNode } from "../node.ts";
import { changeRow, changesRow, fileRow, filesRow, rowOfRoot } from "../present/file.ts";
import { noteRow, problemRows } from "../present/note.ts";
import { below, type Place } from "../present/place.ts";
import type { Hovered, Opening, Tooltip } from "../source.ts";
import { changesTooltip } from "../tooltips/changesTooltip.ts";
import { fileTooltip } from "../tooltips/fileTooltip.ts";
import { byWord } from "./order.ts";

/** More rows than this would make the editor itself slow; the rest is reached by path. */
const mostRows = 5000;

/** The rows that lead into a file system; a container has something to be compared with. */
export function rootRows(root: FileRoot, place: Place, { files }: Pick<Opening, "files">): readonly TreeNode[] {
  files.warm(place.session, root);
  return [filesRow(files.top(place.session, root), place), ...(root.kind === "container" ? [changesRow(place)] : [])];
}

/** The rows below a Files row, a folder, or a Changes row; undefined for rows of other kinds. */
export async function openFiles(node: TreeNode, opening: Opening): Promise<readonly TreeNode[] | undefined> {
  const place = {
    session: opening.session.name,
    parent: rowOfRoot(node.id),
    now: opening.now,
    dimmed: node.dimmed === true,
  };
  if (node.of?.kind === "file")
    return await guarded(node, place, () => folderRows(node.of as FileEntry, node.id, place, opening));
  if (node.context !== ";changes;") return undefined;
  return await guarded(node, place, () => changeRows(node, place, opening));
}

/** What goes wrong is said where the rows would be; another way of reading may work. */
async function guarded(
  node: TreeNode,
  place: Place,
  make: () => Promise<readonly TreeNode[]>,
): Promise<readonly TreeNode[]> {
  try {
    return await make();
  } catch (error) {
    const problem = problemOf(error);
    if (problem.kind === "cancelled") return [];
    const at = { ...place, parent: node.id };
    return [...problemRows(problem, at), ...(node.of?.kind === "file" ? [otherWayRow(node, at)] : [])];
  }
}

function otherWayRow(node: TreeNode, place: Place): TreeNode {
  const title = t("Read in another way…");
  return {
    ...noteRow({ key: "route", label: title, icon: "list-selection" }, place),
    click: { command: commandName("files.routeChoice"), args: [node.id] },
  };
}

async function folderRows(
  folder: FileEntry,
  rowId: NodeId,
  place: Place,
  { files, signal }: Opening,
): Promise<readonly TreeNode[]> {
  const { entries, cut, route } = await files.list(place.session, folder, signal);
  const notes = { ...place, parent: below(place.parent, "file", folder.path) };
  if (entries.length === 0 && !cut) return [noteRow({ key: "empty", label: t("Empty"), icon: "blank" }, notes)];
  const shown = sortedEntries(entries);
  const rows = shown.slice(0, mostRows).map((entry) => fileRow(entry, place));
  const more = shown.length - rows.length;
  return [
    ...rows,
    ...(more > 0 ? [moreRow(more, notes)] : []),
    ...(cut ? [cutRow(entries.length, route, notes, rowId)] : []),
  ];
}

const moreRow = (more: number, place: Place): TreeNode =>
  noteRow(
    { key: "more", label: t("{0} more", more), description: t("“Go to path…” reaches them"), icon: "ellipsis" },
    place,
  );

/** A click waits for all of it. */
const cutRow = (shown: number, route: string, place: Place, folder: NodeId): TreeNode => ({
  ...noteRow(
    {
      key: "cut",
      label: t("Cut short after {0}", shown),
      description: t("{0} would have to read everything in it", route),
      icon: "ellipsis",
    },
    place,
  ),
  click: { command: commandName("files.listAll"), args: [folder] },
});

async function changeRows(node: TreeNode, place: Place, opening: Opening): Promise<readonly TreeNode[]> {
  const container = containerAbove(node, opening);
  if (container === undefined) return [];
  const changes = await opening.files.changes(place.session, rootOf(container), opening.signal);
  const notes = { ...place, parent: node.id };
  if (changes.length === 0)
    return [noteRow({ key: "none", label: t("Nothing differs from the image"), icon: "check" }, notes)];
  const rows = byWord(changes, ({ path }) => path)
    .slice(0, mostRows)
    .map((entry) => changeRow(entry, place));
  const more = changes.length - rows.length;
  return more > 0 ? [...rows, moreRow(more, notes)] : rows;
}

/** The Changes row has no record of its own: the container's id stands in its row's. */
function containerAbove({ id }: TreeNode, { session }: Pick<Opening, "session">): Container | undefined {
  const [, container = ""] = /\/container:([^/]+)\/changes:[^/]*$/.exec(id) ?? [];
  return session.store.current.containers.get(container);
}

/** Folders, and links to folders, first. */
function sortedEntries(entries: readonly FileEntry[]): readonly FileEntry[] {
  const folders: FileEntry[] = [];
  const others: FileEntry[] = [];
  for (const entry of entries) (isFolder(entry) ? folders : others).push(entry);
  return [...byWord(folders, ({ name }) => name), ...byWord(others, ({ name }) => name)];
}

const isFolder = (entry: FileEntry): boolean => flagsOf(entry, new Set()).has("folder");

/** The hover of a Changes row; undefined for other rows. */
export async function changesHover(node: TreeNode, { sessions, signal }: Hovered): Promise<Tooltip | undefined> {
  const session = sessions.open.find(({ name }) => name === node.session);
  const container = session === undefined ? undefined : containerAbove(node, { session });
  if (session === undefined || container === undefined) return undefined;
  return { markdown: changesTooltip(await upperOf(session, container, signal)) };
}

/** With an overlay of the engine's own; other drivers, and containerd's, tell no folder. */
async function upperOf(session: Session, container: Container, signal: AbortSignal): Promise<string | undefined> {
  try {
    const how = { signal: AbortSignal.any([signal, session.scope.signal]), background: true };
    const inspected: { readonly GraphDriver?: { readonly Data?: Readonly<Record<string, string>> | null } | null } =
      await inspect(await session.engine(), container, how);
    return inspected.GraphDriver?.Data?.["UpperDir"];
  } catch {
    return undefined; // What the row is can be said without it.
  }
}

/** The hover of a row of a file; undefined for other rows. */
export function fileHover(node: TreeNode, { now, files }: Hovered): Tooltip | undefined {
  if (node.of?.kind !== "file") return undefined;
  return { markdown: fileTooltip(node.of, { now, via: files.route(node.session, node.of.root) }) };
}
