// Which resources a command is for: one selector gives the context value of rows, the `when` clause of menus, the filter
// of pickers and the last check before running.
import type { FlagOf, Flag } from "./flags.ts";
import type { Kind } from "./resources.ts";

export interface Selector<K extends Kind = Kind> {
  readonly kind: K;
  /** Flags it must have. */
  readonly has?: readonly FlagOf<K>[];
  /** Flags it must not have. */
  readonly lacks?: readonly FlagOf<K>[];
  /** May act on several at once: multi-selection, groups, pickers with check boxes. */
  readonly many?: boolean;
}

/** What a row says of itself: ";container;running;compose;". */
export function contextValue(kind: Kind, flags: ReadonlySet<Flag>): string {
  return `;${[kind, ...flags].join(";")};`;
}

/** Whether what has these flags may be acted on. */
export function matches(selector: Selector, kind: Kind, flags: ReadonlySet<Flag>): boolean {
  return (
    selector.kind === kind &&
    (selector.has ?? []).every((flag) => flags.has(flag)) &&
    !(selector.lacks ?? []).some((flag) => flags.has(flag))
  );
}

/** The same as a `when` clause over `viewItem`. */
export function whenClause(selector: Selector): string {
  return [
    `viewItem =~ /;${selector.kind};/`,
    ...(selector.has ?? []).map((flag) => `viewItem =~ /;${flag};/`),
    ...(selector.lacks ?? []).map((flag) => `!(viewItem =~ /;${flag};/)`),
  ].join(" && ");
}
