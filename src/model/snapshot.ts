// The immutable picture of one engine at one moment, and how the next one keeps what did not change.
import type { Problem } from "../base/problem.ts";
import type { EngineVersion } from "../engine/engine.ts";
import type { Container, Family, Image, Resource, Volume } from "./resources.ts";

export type Connection =
  | { readonly state: "idle" } // nobody has needed it yet
  | { readonly state: "connecting" }
  | { readonly state: "ready"; readonly version: EngineVersion }
  | {
      readonly state: "lost";
      readonly problem: Problem;
      /** Milliseconds since the epoch. */ readonly retryAt: number;
    };

export interface Snapshot {
  readonly connection: Connection;
  /** The families that were listed at least once: an empty map of one that is not here means "not known yet". */
  readonly known: ReadonlySet<Family>;
  /** The families whose last list the engine refused: what is held of them is as last known. Asked for again by itself. */
  readonly refused: ReadonlyMap<Family, Problem>;
  readonly containers: ReadonlyMap<string, Container>;
  readonly images: ReadonlyMap<string, Image>;
  readonly volumes: ReadonlyMap<string, Volume>;
}

export const emptySnapshot: Snapshot = {
  connection: { state: "idle" },
  known: new Set(),
  refused: new Map(),
  containers: new Map(),
  images: new Map(),
  volumes: new Map(),
};

/**
 * The map after a full list. A record equal in value to the old one is the old one; with no difference at all the old map
 * comes back. Known records keep their place and new ones go last: in which order an engine lists means nothing to us.
 */
export function replaced<T extends Resource>(
  before: ReadonlyMap<string, T>,
  all: readonly T[],
): ReadonlyMap<string, T> {
  const listed = new Map(all.map((record) => [record.id, record]));
  return patched(
    before,
    [...listed.values()],
    [...before.keys()].filter((id) => !listed.has(id)),
  );
}

/** The map after a list of some ids: `fresh` records put in, `gone` ids taken out. New records go last. */
export function patched<T extends Resource>(
  before: ReadonlyMap<string, T>,
  fresh: readonly T[],
  gone: readonly string[],
): ReadonlyMap<string, T> {
  const changed = fresh.filter((record) => {
    const old = before.get(record.id);
    return old === undefined || !equal(old, record);
  });
  const lost = gone.filter((id) => before.has(id));
  if (changed.length === 0 && lost.length === 0) return before;
  const after = new Map(before);
  for (const record of changed) after.set(record.id, record);
  for (const id of lost) after.delete(id);
  return after;
}

/** Equality by value of plain JSON-like data. Compares every record of every list, so it makes nothing while it looks. */
export function equal(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (Array.isArray(left)) return Array.isArray(right) && sameEntries(left, right);
  return !Array.isArray(right) && sameFields(left as Fields, right as Fields);
}

type Fields = Readonly<Record<string, unknown>>;

function sameEntries(left: readonly unknown[], right: readonly unknown[]): boolean {
  if (left.length !== right.length) return false;
  for (let index = 0; index < left.length; index += 1) if (!equal(left[index], right[index])) return false;
  return true;
}

function sameFields(left: Fields, right: Fields): boolean {
  for (const key in left) if (!Object.hasOwn(right, key) || !equal(left[key], right[key])) return false;
  for (const key in right) if (!Object.hasOwn(left, key)) return false;
  return true;
}
