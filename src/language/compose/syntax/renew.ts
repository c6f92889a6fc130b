// A newer version of a file whose only difference lies within one service, or one section, of an older version: that
// entry alone is read, and put between the others. Given up wherever the rest could be read differently for it.
import { linesOf } from "../../../base/text.ts";
import { sizeOf, type Alias, type Entry, type Mapping, type Node, type Scalar } from "./node.ts";
import { read, type Anchor, type Read } from "./read.ts";

/** What was read, without a problem, of one document. */
export interface Whole extends Pick<Read, "roots" | "anchors" | "aliases" | "unfolded"> {
  readonly text: string;
}

/** Undefined when all must be read. */
export function renewed(before: Whole, text: string): Read | undefined {
  const change = changeOf(before.text, text);
  const chunk = chunkAround(before, change);
  if (chunk === undefined) return undefined;
  const by = text.length - before.text.length;
  const isOutside = ({ start }: { readonly start: number }): boolean => start < chunk.start || start >= chunk.end;
  // Aliases behind it may mean an anchor in it.
  if (!before.anchors.every(isOutside)) return undefined;
  const above = before.anchors.filter(({ start }) => start < chunk.start);
  const known = new Map(above.map(({ name, node }) => [name, node]));
  const piece = readPiece(text.slice(chunk.start, chunk.end + by), chunk, known);
  return piece && assembled(before, chunk, piece, by);
}

interface Change {
  readonly start: number;
  /** In the older text. */
  readonly end: number;
}

function changeOf(older: string, newer: string): Change {
  const most = Math.min(older.length, newer.length);
  let start = 0;
  while (start < most && older.charCodeAt(start) === newer.charCodeAt(start)) start += 1;
  let same = 0;
  while (same < most - start && older.charCodeAt(older.length - 1 - same) === newer.charCodeAt(newer.length - 1 - same))
    same += 1;
  return { start, end: older.length - same };
}

/** Whole lines: from those of an entry's key to the next entry. Offsets of the older text. */
interface Chunk {
  readonly start: number;
  readonly end: number;
  readonly entry: Entry;
  /** Of the entry, in `mapping`. */
  readonly index: number;
  readonly mapping: Mapping;
  readonly column: number;
  /** The mapping's place in the root; undefined: it is the root. */
  readonly within: number | undefined;
  /** At which column the text goes on behind it; undefined: nowhere. */
  readonly next: number | undefined;
}

function chunkAround({ roots, text }: Whole, change: Change): Chunk | undefined {
  const [root, another] = roots;
  if (root === undefined || another !== undefined || !isBlock(root)) return undefined;
  const outer = chunkIn(text, root, change, { end: text.length, next: undefined });
  if (outer?.column !== 0) return undefined;
  const value = root.entries[outer.index]?.value;
  const inner = value !== undefined && isBlock(value) ? chunkIn(text, value, change, outer) : undefined;
  return inner === undefined ? outer : { ...inner, within: outer.index };
}

const isBlock = (node: Node): node is Mapping =>
  node.kind === "mapping" && !node.flow && node.tag === undefined && node.anchor === undefined;

function chunkIn(
  text: string,
  mapping: Mapping,
  change: Change,
  around: Pick<Chunk, "end" | "next">,
): Chunk | undefined {
  const { entries } = mapping;
  const index = entries.findLastIndex(({ key }) => lineStart(text, key.start) <= change.start);
  const [entry, following] = [entries[index], entries[index + 1]];
  if (entry === undefined || !beginsLine(text, entry)) return undefined;
  if (following !== undefined && !beginsLine(text, following)) return undefined;
  const start = lineStart(text, entry.key.start);
  const column = entry.key.start - start;
  const end = following === undefined ? around.end : lineStart(text, following.key.start);
  const next = following === undefined ? around.next : column;
  // The end of its last line stays where another line follows.
  if (change.end > (next === undefined ? end : end - 1)) return undefined;
  return { start, end, entry, index, mapping, column, within: undefined, next };
}

const lineStart = (text: string, offset: number): number => text.lastIndexOf("\n", offset - 1) + 1;
const beginsLine = (text: string, { key: { start } }: Entry): boolean =>
  /^ *$/.test(text.slice(lineStart(text, start), start));

interface Piece {
  readonly entries: readonly Entry[];
  readonly aliases: readonly Alias[];
  /** Where the first of them begins. */
  readonly start: number;
  /** Of the mapping that they are in, and of the root. */
  readonly end: number;
  readonly rootEnd: number;
}

/** Reads the lines with stand-ins for what is around them. Offsets are the document's newer ones. */
function readPiece(
  lines: string,
  { start, column, within, next }: Chunk,
  known: ReadonlyMap<string, Node>,
): Piece | undefined {
  const head = within === undefined ? "" : "a:\n";
  const foot = next === undefined ? "" : `${" ".repeat(next)}b: b\n`;
  if (foot !== "" && !lines.endsWith("\n")) return undefined;
  const found = read(linesOf(head + lines + foot), known);
  const [root, another] = found.roots;
  const flawed = found.problems.length + found.anchors.length > 0 || found.lenient;
  if (flawed || root === undefined || another !== undefined || !isBlock(root)) return undefined;
  const inRoot = foot !== "" && (within === undefined || next === 0) ? 1 : 0;
  const holder = within === undefined ? root : root.entries[0]?.value;
  if (holder === undefined || !isBlock(holder)) return undefined;
  if (within !== undefined && root.entries.length !== 1 + inRoot) return undefined;
  const own = foot !== "" && (within === undefined || next !== 0) ? holder.entries.slice(0, -1) : holder.entries;
  const last = (inRoot === 1 ? root : holder).entries.at(-1);
  if (foot !== "" && last?.key.start !== head.length + lines.length + (next ?? 0)) return undefined;
  const [first] = own;
  const text = head + lines;
  if (first === undefined || first.key.start - lineStart(text, first.key.start) !== column) return undefined;
  const moved = mover(start - head.length);
  return {
    entries: own.map(moved.entry),
    aliases: found.aliases.map((alias) => moved.node(alias) as Alias),
    start: first.key.start + start - head.length,
    end: holder.end + start - head.length,
    rootEnd: root.end + start - head.length,
  };
}

function assembled(before: Whole, chunk: Chunk, piece: Piece, by: number): Read {
  const { mapping, entry: old, index, within } = chunk;
  const moved = mover(by);
  const { entries } = mapping;
  const isLast = index === entries.length - 1;
  const holder: Mapping = {
    ...mapping,
    start: index === 0 ? mapping.start + piece.start - old.key.start : mapping.start,
    end: isLast ? piece.end : mapping.end + by,
    entries: [...entries.slice(0, index), ...piece.entries, ...entries.slice(index + 1).map(moved.entry)],
  };
  const root = within === undefined ? holder : rootWith(before.roots[0] as Mapping, within, holder, moved.entry);
  const end = chunk.next === undefined ? piece.rootEnd : (before.roots[0]?.end ?? 0) + by;
  const sizes = new Map<Node, number>();
  const size = piece.entries.reduce((sum, { value }) => sum + sizeOf(value, sizes), 0) - sizeOf(old.value, sizes);
  const isBehind = ({ start }: { readonly start: number }): boolean => start >= chunk.end;
  return {
    roots: [{ ...root, end }],
    problems: [],
    anchors: before.anchors.map((anchor) => (isBehind(anchor) ? moved.anchor(anchor) : anchor)),
    aliases: [
      ...before.aliases.filter(({ start }) => start < chunk.start),
      ...piece.aliases,
      ...before.aliases.filter(isBehind).map((alias) => moved.node(alias) as Alias),
    ],
    unfolded: before.unfolded + size,
    lenient: false,
  };
}

function rootWith(root: Mapping, index: number, value: Mapping, moved: (entry: Entry) => Entry): Mapping {
  const entries = root.entries.map((entry, at) =>
    at < index ? entry : at === index ? { ...entry, value } : moved(entry),
  );
  return { ...root, entries };
}

interface Mover {
  readonly node: (node: Node) => Node;
  readonly entry: (entry: Entry) => Entry;
  readonly anchor: (anchor: Anchor) => Anchor;
}

/** Copies nodes to another place; each node has one copy, so that aliases lead to it. */
function mover(by: number): Mover {
  const copies = new Map<Node, Node>();
  const node = (old: Node): Node => {
    const known = copies.get(old);
    if (known !== undefined) return known;
    const made = copy(old);
    copies.set(old, made);
    return made;
  };
  const copy = (old: Node): Node => {
    const place = { start: old.start + by, end: old.end + by };
    if (old.kind === "mapping") return { ...old, ...place, entries: old.entries.map(entry) };
    if (old.kind === "list") return { ...old, ...place, items: old.items.map(node) };
    if (old.kind === "scalar" || old.target === undefined) return { ...old, ...place };
    // What was not moved stands before the change.
    return { ...old, ...place, target: copies.get(old.target) ?? old.target };
  };
  const entry = ({ key, value }: Entry): Entry => ({ key: node(key) as Scalar, value: node(value) });
  return {
    node,
    entry,
    anchor: ({ name, start, end, node: named }) => ({ name, start: start + by, end: end + by, node: node(named) }),
  };
}
