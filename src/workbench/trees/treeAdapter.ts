// One adapter for all views: hands a live forest to the editor. The element is a row's id, a string: the editor hands old
// elements back, and with ids today's node is looked up. Items are small; hovers are made when asked for.
import * as vscode from "vscode";
import type { Log } from "../../base/log.ts";
import { problemOf, summary } from "../../base/problem.ts";
import type { Scope } from "../../base/scope.ts";
import { systemClock } from "../../base/timing.ts";
import type { FileReader } from "../../tree/fileReader.ts";
import type { Sessions } from "../../model/sessions.ts";
import { heard } from "../../tree/heard.ts";
import { createLiveForest, type LiveForest } from "../../tree/liveForest.ts";
import type { NodeId, TreeNode } from "../../tree/node.ts";
import type { TreeSource } from "../../tree/source.ts";
import type { WatchedSettings } from "../settings.ts";
import { dragFiles } from "./dragFiles.ts";
import { rowAddress } from "./rowDecorations.ts";

export interface ShownTree {
  readonly forest: LiveForest;
  readonly view: vscode.TreeView<NodeId>;
}

export interface TreeParts {
  readonly scope: Scope;
  readonly source: TreeSource;
  readonly sessions: Sessions;
  readonly files: FileReader;
  readonly settings: WatchedSettings;
  readonly log: Log;
  /** Looks for engines, once, before the first view is filled. */
  readonly look: () => Promise<void>;
}

export function showTree({ scope, source, sessions, files, settings, log, look }: TreeParts): ShownTree {
  const forest = createLiveForest({ scope, source, sessions, files, settings, clock: systemClock });
  const changed = scope.add(new vscode.EventEmitter<NodeId | NodeId[] | undefined>());
  scope.add(forest.onDidChange((ids) => changed.fire(ids === "all" ? undefined : [...ids])));
  const provider: vscode.TreeDataProvider<NodeId> = {
    onDidChangeTreeData: changed.event,
    getChildren: async (id) => {
      if (id !== undefined) return (await forest.children(id)).map((child) => child.id);
      await look();
      return (await forest.roots()).map((root) => root.id);
    },
    getTreeItem: (id) => itemOf(forest.node(id), id),
    getParent: (id) => forest.parentOf(id),
    resolveTreeItem: async (item, id, token) => {
      item.tooltip = await tooltipOf({ forest, source, sessions, files }, id, token).catch((error: unknown) => {
        log.warn(`hover of a row: ${summary(problemOf(error))}`);
        return undefined;
      });
      return item;
    },
  };
  const view = scope.add(
    vscode.window.createTreeView(source.view, {
      treeDataProvider: provider,
      canSelectMany: true,
      dragAndDropController: dragFiles(forest),
      showCollapseAll: true,
    }),
  );
  forest.show(view.visible);
  scope.add(view.onDidCollapseElement(({ element }) => forest.folded(element)));
  scope.add(view.onDidChangeVisibility(({ visible }) => forest.show(visible)));
  return { forest, view };
}

const icons = new Map<string, vscode.ThemeIcon>();

/** "name/colour" as the editor's icon; a dimmed row's icon has the colour of disabled things. */
function iconOf(words: string): vscode.ThemeIcon {
  const known = icons.get(words);
  if (known !== undefined) return known;
  const [name = "", colour] = words.split("/");
  const icon = new vscode.ThemeIcon(name, colour === undefined ? undefined : new vscode.ThemeColor(colour));
  icons.set(words, icon);
  return icon;
}

/** A row whose node has gone between two questions of the editor is drawn empty until the next change takes it away. */
function itemOf(node: TreeNode | undefined, id: NodeId): vscode.TreeItem {
  if (node === undefined) return new vscode.TreeItem("");
  const { label, marks } = node;
  const item = new vscode.TreeItem(marks === undefined ? label : markedLabel(label, marks), stateOf(node));
  item.id = id;
  item.description = node.description;
  item.iconPath = iconOf(node.dimmed === true ? `${node.icon.split("/")[0] ?? ""}/disabledForeground` : node.icon);
  item.contextValue = node.context;
  item.accessibilityInformation = { label: heard(node) };
  item.resourceUri = rowAddress(node);
  if (node.click !== undefined)
    item.command = { title: node.label, command: node.click.command, arguments: [...node.click.args] };
  return item;
}

const markedLabel = (label: string, marks: NonNullable<TreeNode["marks"]>): vscode.TreeItemLabel => ({
  label,
  highlights: marks.map(([from, to]) => [from, to]),
});

function stateOf({ children, open }: TreeNode): vscode.TreeItemCollapsibleState {
  if (children === undefined || children.length === 0) return vscode.TreeItemCollapsibleState.None;
  return open === true ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}

async function tooltipOf(
  {
    forest,
    source,
    sessions,
    files,
  }: { readonly forest: LiveForest } & Pick<TreeParts, "source" | "sessions" | "files">,
  id: NodeId,
  token: vscode.CancellationToken,
): Promise<vscode.MarkdownString | undefined> {
  const node = forest.node(id);
  if (node === undefined || source.tooltip === undefined) return undefined;
  const left = new AbortController();
  const listener = token.onCancellationRequested(() => left.abort());
  try {
    const tooltip = await source.tooltip(node, { sessions, files, now: systemClock.now(), signal: left.signal });
    if (tooltip === undefined) return undefined;
    if (tooltip.live === true) forest.renew(id);
    return new vscode.MarkdownString(tooltip.markdown); // Neither trusted nor HTML: most of its words come from outside.
  } finally {
    listener.dispose();
  }
}
