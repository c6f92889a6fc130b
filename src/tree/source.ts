// What a view shows: one source a view says what stands where; present/ says how each kind looks, tooltips/ what is said on
// hover. liveForest.ts keeps a view's rows current, workbench/trees hands them to the editor.
import type { Event } from "../base/event.ts";
import type { Family } from "../model/resources.ts";
import type { Session } from "../model/session.ts";
import type { Sessions } from "../model/sessions.ts";
import type { Settings } from "../manifest/settings.ts";
import type { ViewId } from "../manifest/names.ts";
import type { FileReader } from "./fileReader.ts";
import type { TreeNode } from "./node.ts";

export interface TreeSettings {
  readonly settings: Settings;
  /** Text that labels, images and the like must contain; empty for none. */
  readonly filter: string;
  /** Milliseconds since the epoch, renewed each minute while the view is visible: ages are made from it. */
  readonly now: number;
}

export interface Opening {
  readonly session: Session;
  readonly files: FileReader;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Aborts when the view ends. */
  readonly signal: AbortSignal;
}

export interface Hovered {
  readonly sessions: Sessions;
  readonly files: FileReader;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Aborts when the pointer has left. */
  readonly signal: AbortSignal;
}

export interface TreeSource {
  readonly view: ViewId;
  /** Changes of other families are ignored. */
  readonly reads: readonly Family[];
  /** Its first rows come a moment after those of the view above it, which people look at first. */
  readonly second?: boolean;
  roots(sessions: Sessions, settings: TreeSettings): readonly TreeNode[];
  /** Something else that rows are made of has changed. */
  readonly onDidChange?: Event<void>;
  /** The children of an "on open" row, made or fetched when it is unfolded. */
  open?(node: TreeNode, opening: Opening): Promise<readonly TreeNode[]>;
  /** Markdown, made on hover; `undefined` for the label alone. May ask the engine. */
  tooltip?(node: TreeNode, hovered: Hovered): Promise<Tooltip | undefined>;
}

export interface Tooltip {
  readonly markdown: string;
  /** It holds something measured just now: the next hover makes it again. */
  readonly live?: boolean;
}
