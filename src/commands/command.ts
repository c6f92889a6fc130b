// What a person can do, declared once: id, title, icon, target, places and handler. package.json and the registrations are
// made from these declarations. A command's id is its path: commands/containers/stop.ts is "containers.stop".
import type { Kind, ResourceOf } from "../model/resources.ts";
import type { Selector } from "../model/selector.ts";
import type { CommandContext, Confirmation, WindowContext } from "./context.ts";

/** Where it is offered. Order is within the group. */
export type Placement =
  | { readonly menu: "inline"; readonly order: number }
  | { readonly menu: "item"; readonly group: string; readonly order: number }
  /** On the rows of groups that stand for matching resources (Compose project, image, state). */
  | { readonly menu: "group"; readonly group: string; readonly order: number }
  | {
      readonly menu: "title";
      readonly view: string;
      readonly group: string;
      readonly order: number;
      readonly when?: string;
    }
  /** On rows with a context word of their own: ";port;", ";engine;". */
  | { readonly menu: "row"; readonly context: string; readonly group: string; readonly order: number }
  | { readonly menu: "explorer"; readonly group: string; readonly order: number; readonly when?: string }
  | { readonly menu: "editorContext"; readonly group: string; readonly order: number; readonly when: string }
  /** A picture in the title of an editor. */
  | { readonly menu: "editorTitle"; readonly order: number; readonly when: string }
  | { readonly menu: "palette"; readonly when?: string };

export interface Command<K extends Kind = Kind> {
  readonly id: string;
  /** English source; translated through package.nls. Sentence case. */
  readonly title: string;
  /** Codicon name. */
  readonly icon?: string;
  /** Absent: it needs no resource (its handler gets no items). */
  readonly target?: Selector<K>;
  readonly menus: readonly Placement[];
  /** Words for the time of the call, shown at the row and in the progress: "stopping". */
  readonly busy?: string;
  /** Asked before `run`; computing it may call the engine (what a prune would delete). */
  readonly confirm?: (
    items: readonly ResourceOf<K>[],
    context: CommandContext,
  ) => Promise<Confirmation | undefined> | Confirmation | undefined;
  readonly run: (context: CommandContext, items: readonly ResourceOf<K>[], args: readonly unknown[]) => Promise<void>;
}

/** A list of commands of many kinds has no better type: checked in `command`, forgotten in the table. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- see above
export type AnyCommand = Command<any>;

export const command = <K extends Kind>(declaration: Command<K>): AnyCommand => declaration;

/** A command on the window: views, settings and which engines are open. It runs whether an engine answers or not. */
export interface WindowCommand {
  readonly on: "window";
  readonly id: string;
  readonly title: string;
  readonly icon?: string;
  readonly menus: readonly Placement[];
  readonly run: (context: WindowContext, args: readonly unknown[]) => Promise<void>;
}

export const windowCommand = (declaration: Omit<WindowCommand, "on">): WindowCommand => ({
  on: "window",
  ...declaration,
});
