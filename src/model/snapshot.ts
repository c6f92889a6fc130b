// The immutable picture of one engine at one moment, and how the next one keeps what did not change.
import type { Problem } from "../base/problem.ts";
import type { EngineVersion } from "../engine/engine.ts";
import type { Container, Family, Image, Resource } from "./resources.ts";

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
  readonly containers: ReadonlyMap<string, Container>;
  readonly images: ReadonlyMap<string, Image>;
}

export const emptySnapshot: Snapshot = {
  connection: { state: "idle" },
  known: new Set(),
  containers: new Map(),
  images: new Map(),
};

/** The map after a full list. A record equal in value to the old one is the old one; with no difference at all the old map comes back. */
export function replaced<T extends Resource>(
  before: ReadonlyMap<string, T>,
  all: readonly T[],
): ReadonlyMap<string, T> {
  const after = new Map<string, T>();
  let same = before.size === all.length;
  for (const record of all) {
    const old = before.get(record.id);
    const kept = old !== undefined && equal(old, record) ? old : record;
    same &&= kept === old;
    after.set(record.id, kept);
  }
  return same && before.size === after.size && sameOrder(before, after) ? before : after;
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

function sameOrder(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): boolean {
  const others = after.keys();
  for (const id of before.keys()) if (others.next().value !== id) return false;
  return true;
}

/** Equality by value of plain JSON-like data. */
export function equal(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && equal(left[key as keyof object], right[key as keyof object]))
  );
}
