// Mappings with what their merge keys (<<) bring in, each found once. Anchors cannot form circles (read.ts), so this ends.
import { asList, asMapping, type Entry, type Mapping, type Node, type Scalar } from "./node.ts";

const known = new WeakMap<Mapping, ReadonlyMap<string, Entry>>();

export const isMerge = (key: Scalar): boolean => key.text === "<<" && key.style === "plain";

/** Entries by key, the mapping's own before merged ones; of duplicates the last. */
export function entriesOf(mapping: Mapping): ReadonlyMap<string, Entry> {
  const before = known.get(mapping);
  if (before !== undefined) return before;
  const found = new Map<string, Entry>();
  for (const entry of mapping.entries) if (!isMerge(entry.key)) found.set(entry.key.text, entry);
  for (const { key, value } of mapping.entries) {
    if (!isMerge(key)) continue;
    for (const part of asList(value)?.items ?? [value]) {
      const merged = asMapping(part);
      if (merged === undefined) continue;
      for (const [name, entry] of entriesOf(merged)) if (!found.has(name)) found.set(name, entry);
    }
  }
  known.set(mapping, found);
  return found;
}

export const entryOf = (node: Node | undefined, key: string): Entry | undefined => {
  const mapping = asMapping(node);
  return mapping === undefined ? undefined : entriesOf(mapping).get(key);
};

/** The value below a path of keys. */
export function valueAt(node: Node | undefined, ...path: readonly string[]): Node | undefined {
  let at = node;
  for (const key of path) at = entryOf(at, key)?.value;
  return at;
}
