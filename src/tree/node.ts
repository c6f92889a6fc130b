// The one node type of all views: data only. The element given to the editor is the node's id, a string, because the
// editor hands back old elements on refresh; with ids the adapter looks up today's node.
import type { Resource } from "../model/resources.ts";

/** Unique in its view and stable: "default/compose:shop/container:3f2a…". */
export type NodeId = string;

export interface TreeNode {
  readonly id: NodeId;
  readonly label: string;
  /** Parts of the label that stand out, from and up to: what was looked for. */
  readonly marks?: readonly (readonly [from: number, to: number])[];
  readonly description?: string;
  /** Codicon name, a theme colour after a slash: "debug-start/charts.green". */
  readonly icon: string;
  /** ";container;compose;running;", made by model/selector.ts; other rows have words of their own: ";project;". */
  readonly context: string;
  /** What a screen reader says; the state is in words here. */
  readonly spoken: string;
  /** The session it belongs to, by name. */
  readonly session: string;
  /** The record shown; the same record means the same face. */
  readonly of?: Resource;
  /** Rows that stand for several records (a Compose project, a group): commands act on all of them. */
  readonly stands?: readonly Resource[];
  /** "on open": made or fetched when the row is unfolded, and again whenever the row's face changes. */
  readonly children?: readonly TreeNode[] | "on open";
  /** Whether it is unfolded the first time it is seen. */
  readonly open?: boolean;
  /** A command run by a click, where the row is not just selected. */
  readonly click?: { readonly command: string; readonly args: readonly unknown[] };
  /** What is copied by "Copy", where the row shows a value: an address, a path, a tag. */
  readonly copies?: string;
  /** With a file's row: its address. Icons of the person's theme and marks of what changed hang on it. */
  readonly address?: string;
  /** A warning mark stands at its right edge; the description has the word and the hover says why. */
  readonly warns?: boolean;
  /** Last known, the engine being away. */
  readonly dimmed?: boolean;
}
