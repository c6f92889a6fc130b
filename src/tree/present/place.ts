// Where a row stands: what every presenter is told, and how ids are made of it.
import type { NodeId } from "../node.ts";

export interface Place {
  /** The session's name, as it is. */
  readonly session: string;
  /** The row above, or the first part of all ids of that session in that view. */
  readonly parent: NodeId;
  /** Milliseconds since the epoch, for ages. */
  readonly now: number;
  /** The engine is away: what is shown is last known. */
  readonly dimmed: boolean;
}

/** An id below another. Foreign words keep no slash, so that two different paths never make the same id. */
export const below = (parent: NodeId, kind: string, word: string): NodeId =>
  `${parent}/${kind}:${word.replaceAll("%", "%25").replaceAll("/", "%2F")}`;

/** Parts of a description with a dot between them; empty ones are left out. */
export const joined = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== "").join(" · ");

/** Parts of a sentence for a screen reader. */
export const spoken = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== "").join(", ");
