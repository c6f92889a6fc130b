// Keys that stand beside the entry they belong to: the entry is empty and the next ones are its keys. One misplaced block is
// one fault, where the tables alone would find one in every line of it.
import { isNull, type Entry, type Mapping, type Node } from "../syntax/node.ts";
import { alternatives, type Dict, type Keys, type Shape } from "./shape.ts";

export interface Misplaced {
  /** The empty entry that the others belong to. */
  readonly host: Entry;
  readonly entries: readonly Entry[];
}

export interface Misindented {
  readonly found: readonly Misplaced[];
  /** Entries that need no further look. */
  readonly skipped: ReadonlySet<Entry>;
}

const none: Misindented = { found: [], skipped: new Set() };

/** Looks at what is written in the mapping itself; flow mappings have no indentation. */
export function misindented(mapping: Mapping, shape: Keys | Dict): Misindented {
  if (mapping.flow || !mapping.entries.some(({ value }) => isEmpty(value))) return none;
  const found: Misplaced[] = [];
  const skipped = new Set<Entry>();
  for (let at = 0; at < mapping.entries.length; at += 1) {
    const host = mapping.entries[at];
    if (host === undefined || !isEmpty(host.value)) continue;
    const inner = innerOf(shape, host);
    const entries: Entry[] = [];
    for (const entry of mapping.entries.slice(at + 1)) {
      if (inner === undefined || !belongs(entry, inner, shape)) break;
      entries.push(entry);
    }
    if (entries.length === 0) continue;
    found.push({ host, entries });
    for (const entry of [host, ...entries]) skipped.add(entry);
    at += entries.length;
  }
  return { found, skipped };
}

const isEmpty = (node: Node): boolean => node.kind === "scalar" && isNull(node) && node.text === "";

/** What would stand below the empty entry. */
function innerOf(shape: Keys | Dict, { key }: Entry): Keys | Dict | undefined {
  const below: Shape | undefined =
    shape.kind === "dict" ? shape.of : Object.hasOwn(shape.keys, key.text) ? shape.keys[key.text]?.shape : undefined;
  return below === undefined
    ? undefined
    : alternatives(below).find((one): one is Keys | Dict => one.kind === "keys" || one.kind === "dict");
}

function belongs({ key, value }: Entry, inner: Keys | Dict, outer: Keys | Dict): boolean {
  const known = inner.kind === "keys" && Object.hasOwn(inner.keys, key.text);
  if (outer.kind === "keys") {
    if (Object.hasOwn(outer.keys, key.text) || key.text.startsWith("x-")) return false;
    // Beside an empty section, a mapping under an unknown key is one of its names.
    return known || (inner.kind === "dict" && inner.defines !== undefined && value.kind === "mapping");
  }
  if (inner.kind !== "keys" || !known) return false;
  if (value.kind === "mapping") return !value.entries.some((entry) => Object.hasOwn(inner.keys, entry.key.text));
  return !isEmpty(value);
}
