// Puts the views into the sidebar, keeps what they say about themselves current, and lets commands find rows.
import type { Log } from "../../base/log.ts";
import { breakable } from "../../base/plain.ts";
import type { Scope } from "../../base/scope.ts";
import { coalesce, systemClock } from "../../base/timing.ts";
import type { Memory } from "../../commands/context.ts";
import { viewIds, type ViewId } from "../../manifest/names.ts";
import type { FileRoot } from "../../model/resources.ts";
import type { Sessions } from "../../model/sessions.ts";
import type { FileReader } from "../../tree/fileReader.ts";
import { findBelow } from "../../tree/findBelow.ts";
import { containersSource } from "../../tree/sources/containers.ts";
import { enginesSource } from "../../tree/sources/engines.ts";
import { imagesSource } from "../../tree/sources/images.ts";
import { volumesSource } from "../../tree/sources/volumes.ts";
import type { NodeId, TreeNode } from "../../tree/node.ts";
import type { TreeSource } from "../../tree/source.ts";
import { engineState, standing } from "../../tree/standing.ts";
import { watchSessions } from "../../tree/watchSessions.ts";
import { setContextKey } from "../contextKeys.ts";
import type { WatchedSettings } from "../settings.ts";
import { decorateRows } from "./rowDecorations.ts";
import { showTree, type ShownTree } from "./treeAdapter.ts";

export interface Trees {
  /** Today's row of that id in that view. */
  node(view: ViewId, id: NodeId): TreeNode | undefined;
  selection(view: ViewId): readonly TreeNode[];
  /** The row of a resource, once there is one: what commands on rows take. */
  rowOf(kind: FileRoot["kind"], id: string): Promise<NodeId | undefined>;
  /** Shows and selects the row of a resource, once the engine's event has brought it. */
  reveal(kind: FileRoot["kind"], id: string, focus?: "focus"): Promise<void>;
  /** Shows and selects the row of a file; `addresses` lead from the root of the file system to it. */
  revealFile(root: FileRoot, addresses: readonly string[]): Promise<void>;
  filter(view: ViewId): string;
  /** Remembered for the next time. */
  setFilter(view: ViewId, text: string): void;
  /** Puts a further source into its view, for as long as the window is open. */
  show(source: TreeSource): ShownTree;
}

export interface TreesParts {
  readonly scope: Scope;
  readonly sessions: Sessions;
  readonly files: FileReader;
  readonly settings: WatchedSettings;
  readonly log: Log;
  readonly memory: Memory;
}

const sources: readonly TreeSource[] = [containersSource, imagesSource, volumesSource, enginesSource];
const viewOf = { container: viewIds.containers, image: viewIds.images, volume: viewIds.volumes } as const;

/** Milliseconds that words about a view wait: rows come first, and each key that changes has the editor draw all menus anew. */
const behindRows = { quiet: 100, ceiling: 300 };

const filterKey = (view: ViewId): string => `filter:${view}`;

export function showTrees({ scope, sessions, files, settings, log, memory }: TreesParts): Trees {
  decorateRows(scope);
  let looked = false;
  let looking: Promise<void> | undefined;
  const look = (): Promise<void> =>
    (looking ??= sessions.look().finally(() => {
      looked = true;
      saying.ask();
    }));
  const make = (source: TreeSource): ShownTree => showTree({ scope, source, sessions, files, settings, log, look });
  const shown = new Map<ViewId, ShownTree>(sources.map((source) => [source.view, make(source)]));
  const tree = (view: ViewId): ShownTree => {
    const found = shown.get(view);
    if (found === undefined) throw new Error(`no source for the view ${view}`);
    return found;
  };
  const say = (): void => {
    setContextKey("engineState", engineState(sessions, looked));
    setContextKey("containersFiltered", tree(viewIds.containers).forest.filter !== "");
    setContextKey("imagesFiltered", tree(viewIds.images).forest.filter !== "");
    setContextKey("volumesFiltered", tree(viewIds.volumes).forest.filter !== "");
    for (const source of sources) sayOf(tree(source.view), source, sessions);
  };
  const saying = scope.add(coalesce(systemClock, behindRows, say));
  for (const [view, { forest }] of shown) {
    const remembered = memory.get(filterKey(view));
    if (typeof remembered === "string" && remembered !== "") forest.setFilter(remembered);
  }
  watchSessions(scope, sessions, saying.ask);
  saying.ask();
  return {
    node: (view, id) => shown.get(view)?.forest.node(id),
    selection: (view) => {
      const { forest, view: list } = tree(view);
      return list.selection.flatMap((id) => forest.node(id) ?? []);
    },
    rowOf: (kind, id) => tree(viewOf[kind]).forest.find(kind, id),
    reveal: async (kind, id, focus) => {
      const { forest, view } = tree(viewOf[kind]);
      const row = await forest.find(kind, id);
      if (row !== undefined) await view.reveal(row, { select: true, focus: focus !== undefined });
    },
    revealFile: async ({ kind, id }, addresses) => {
      const { forest, view } = tree(viewOf[kind]);
      const above = await forest.find(kind, id);
      const row = above === undefined ? undefined : await findBelow(forest, above, addresses);
      if (row !== undefined) await view.reveal(row.id, { select: true, focus: true, expand: row.found });
    },
    filter: (view) => tree(view).forest.filter,
    setFilter: (view, text) => {
      memory.set(filterKey(view), text);
      tree(view).forest.setFilter(text);
      say();
    },
    show: (source) => {
      const made = make(source);
      shown.set(source.view, made);
      return made;
    },
  };
}

/** Each assignment goes to the editor's window: only what is different is assigned. */
function sayOf({ view, forest }: ShownTree, { reads }: TreeSource, sessions: Sessions): void {
  const { description, message } = standing(sessions, reads[0], forest.filter);
  if ((view.description ?? "") !== description) view.description = description;
  const shown = message === undefined ? undefined : breakable(message);
  if (shown !== undefined && (view.message ?? "") !== shown) view.message = shown;
}
