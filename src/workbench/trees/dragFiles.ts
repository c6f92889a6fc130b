// Dragging files: out of our views as addresses that the editor's own folders and editors understand, into them from
// anywhere that names files. What happens with them is the command's (commands/files/drop.ts).
import * as vscode from "vscode";
import { commandName } from "../../manifest/names.ts";
import type { LiveForest } from "../../tree/liveForest.ts";
import type { NodeId } from "../../tree/node.ts";
import { draggedFiles } from "./dragged.ts";

/** Anything with files in it: the system's file manager, the editor's own folders and tabs, our views. */
const uris = "text/uri-list";
const ours = "application/vnd.code.porthole.files";

export function dragFiles(forest: LiveForest): vscode.TreeDragAndDropController<NodeId> {
  return {
    dragMimeTypes: [uris],
    dropMimeTypes: [uris, ours],
    handleDrag: (ids, data) => {
      const dragged = draggedFiles((id) => forest.node(id), ids);
      if (dragged === undefined) return;
      data.set(ours, new vscode.DataTransferItem(dragged.rows));
      data.set(uris, new vscode.DataTransferItem(dragged.uriList));
    },
    handleDrop: async (target, data) => {
      const folder = folderAt(forest, target);
      if (folder === undefined) return;
      const rows: unknown = data.get(ours)?.value;
      const dragged = Array.isArray(rows) ? rows.filter((id) => typeof id === "string") : [];
      const local = dragged.length > 0 ? [] : localFiles((await data.get(uris)?.asString()) ?? "");
      if (dragged.length + local.length === 0) return;
      await vscode.commands.executeCommand(commandName("files.drop"), folder, [folder, ...dragged], ...local);
    },
  };
}

/** The row itself, or the folder that the file stands in. */
function folderAt(forest: LiveForest, target: NodeId | undefined): NodeId | undefined {
  const node = target === undefined ? undefined : forest.node(target);
  if (node?.of?.kind !== "file") return undefined;
  if (node.context.includes(";folder;")) return node.id;
  return node.of.path === "/" ? undefined : forest.parentOf(node.id);
}

const localFiles = (list: string): readonly string[] =>
  list.split(/\r?\n/).flatMap((line) => {
    if (line === "" || line.startsWith("#")) return [];
    const uri = vscode.Uri.parse(line);
    return uri.scheme === "file" ? [uri.fsPath] : [];
  });
