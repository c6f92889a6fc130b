// How files look as rows: folders, documents, links with their target, and what is never opened (fifos, sockets, devices).
import { bytes } from "../../base/amounts.ts";
import { fileWord } from "../../base/fileWords.ts";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { commandName } from "../../manifest/names.ts";
import { flagsOf } from "../../model/flags.ts";
import type { FileChange, FileEntry, FileType } from "../../model/resources.ts";
import { contextValue } from "../../model/selector.ts";
import type { NodeId, TreeNode } from "../node.ts";
import { below, joined, spoken, type Place } from "./place.ts";

/** A name may have 255 bytes; what is longer than this in a row is in the hover. */
const longestName = 255;

/** The row under a container, image or volume that its files stand under. */
export function filesRow(top: FileEntry, place: Place): TreeNode {
  const description = top.root.kind === "image" ? t("read-only") : undefined;
  return {
    ...common(top, place),
    id: below(place.parent, "files", ""),
    label: t("Files"),
    icon: "files",
    description,
    spoken: spoken(t("files of {0}", plain(top.root.name)), description),
    children: "on open",
  };
}

/** The row under a container that lists what differs from its image. */
export function changesRow(place: Place): TreeNode {
  return {
    ...dimmed(place),
    id: below(place.parent, "changes", ""),
    session: place.session,
    label: t("Changes"),
    icon: "diff",
    context: ";changes;",
    spoken: t("changes since the image"),
    children: "on open",
  };
}

/** A row in a folder. `place.parent` is the Files row: a path says all of where it is. */
export function fileRow(entry: FileEntry, place: Place): TreeNode {
  const flags = flagsOf(entry, none);
  const label = plain(entry.name, longestName);
  const id = below(place.parent, "file", entry.path);
  const target = entry.type === "link" ? `→ ${plain(entry.target ?? "", longestName)}` : "";
  const facts = [
    entry.type === "link" ? target : "",
    entry.type === "link" && entry.leadsTo === undefined && entry.change !== "deleted" ? t("leads nowhere") : "",
    entry.type === "file" && entry.size !== undefined ? bytes(entry.size) : "",
    flags.has("special") ? fileWord(endOf(entry)) : "",
    entry.change === undefined ? "" : shortly(entry.change),
  ];
  return {
    ...common(entry, place),
    id,
    label,
    description: joined(...facts),
    icon: iconOf(entry),
    spoken: spoken(`${fileWord(entry.type)} ${label}`, ...facts),
    copies: entry.path,
    ...(flags.has("folder") ? { children: "on open" as const } : {}),
    ...clickOf(entry, id),
  };
}

/** What is there is opened; of what was deleted the image still has a copy. */
function clickOf(entry: FileEntry, id: NodeId): Pick<TreeNode, "click"> {
  if (entry.change === "deleted") return { click: { command: commandName("files.compareWithImage"), args: [id] } };
  return flagsOf(entry, none).has("document") ? { click: { command: commandName("files.open"), args: [id] } } : {};
}

/** A row of the Changes: its place is said by its whole path, and a click compares it with what the image has. */
export function changeRow(entry: FileEntry, place: Place): TreeNode {
  const id = below(place.parent, "file", entry.path);
  const words = entry.change === undefined ? "" : shortly(entry.change);
  const label = plain(entry.path, 4096);
  const row: TreeNode = {
    ...common(entry, place),
    id,
    label,
    description: words,
    icon: iconOfChange[entry.change ?? "changed"],
    spoken: spoken(label, words),
    copies: entry.path,
  };
  return entry.type === "folder"
    ? row
    : { ...row, click: { command: commandName("files.compareWithImage"), args: [id] } };
}

const none: ReadonlySet<string> = new Set();

const dimmed = (place: Place): { readonly dimmed?: true } => (place.dimmed ? { dimmed: true } : {});

/** What every row of an entry has. */
const common = (entry: FileEntry, place: Place) => ({
  ...dimmed(place),
  session: place.session,
  context: contextValue("file", flagsOf(entry, none)),
  of: entry,
  ...(entry.path === "/" ? {} : { address: entry.id }),
});

const endOf = ({ type, leadsTo }: FileEntry): FileType => (type === "link" ? (leadsTo ?? "unknown") : type);

/** "file" and "folder" are drawn from the person's file icon theme. */
function iconOf(entry: FileEntry): string {
  if (entry.change === "deleted") return "trash/descriptionForeground";
  if (entry.type === "link") {
    if (entry.leadsTo === undefined) return "error/list.warningForeground";
    return entry.leadsTo === "folder" ? "file-symlink-directory" : "file-symlink-file";
  }
  return icons[entry.type];
}

const icons: Readonly<Record<FileType, string>> = {
  file: "file",
  folder: "folder",
  link: "file-symlink-file",
  fifo: "arrow-swap/descriptionForeground",
  socket: "plug/descriptionForeground",
  blockDevice: "server/descriptionForeground",
  characterDevice: "circuit-board/descriptionForeground",
  unknown: "question/descriptionForeground",
};

const iconOfChange: Readonly<Record<FileChange, string>> = {
  added: "diff-added/gitDecoration.untrackedResourceForeground",
  changed: "diff-modified/gitDecoration.modifiedResourceForeground",
  deleted: "diff-removed/gitDecoration.deletedResourceForeground",
};

/** In a row, which has its colour and its mark beside. */
function shortly(change: FileChange): string {
  switch (change) {
    case "added":
      return t("added");
    case "changed":
      return t("changed");
    case "deleted":
      return t("deleted");
  }
}

/** In a sentence of its own, as a hover has it. */
export function changeWords(change: FileChange): string {
  switch (change) {
    case "added":
      return t("added since the image");
    case "changed":
      return t("changed since the image");
    case "deleted":
      return t("deleted since the image");
  }
}

/** The Files or Changes row that the row of an entry stands under; itself for one of those. */
export const rowOfRoot = (id: NodeId): NodeId => id.replace(/\/file:[^/]*$/, "");
