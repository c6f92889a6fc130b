// The tree of a Compose file: what stands where, with every anchor and alias still in sight. Made by read.ts; what an alias
// or a merge key brings in is resolved.ts's business, what a key means the schema's.

/** How Compose's YAML reader understands an unquoted scalar; quoted and block scalars are strings. */
export type ScalarType = "string" | "integer" | "number" | "boolean" | "null" | "time";

interface Spot {
  /** Offsets of the value itself, quotes included, without anchor and tag. */
  readonly start: number;
  readonly end: number;
  /** "!reset", "!override" or any other tag as it is written. */
  readonly tag?: string;
  readonly anchor?: string;
}

export interface Scalar extends Spot {
  readonly kind: "scalar";
  readonly text: string;
  readonly type: ScalarType;
  readonly style: "plain" | "single" | "double" | "block";
}

export interface Entry {
  readonly key: Scalar;
  /** A null scalar of no length where nothing was written. */
  readonly value: Node;
}

export interface Mapping extends Spot {
  readonly kind: "mapping";
  readonly entries: readonly Entry[];
  /** Written with braces. */
  readonly flow: boolean;
}

export interface List extends Spot {
  readonly kind: "list";
  readonly items: readonly Node[];
  readonly flow: boolean;
}

export interface Alias extends Spot {
  readonly kind: "alias";
  readonly name: string;
  /** The last node above that bears the anchor; undefined where there is none or it would hold itself. */
  readonly target?: Node;
}

export type Node = Scalar | Mapping | List | Alias;

/** What a node stands for when aliases are followed. */
export function followed(node: Node | undefined): Exclude<Node, Alias> | undefined {
  let at = node;
  // Targets stand above their aliases, so this ends.
  while (at?.kind === "alias") at = at.target;
  return at;
}

export const asMapping = (node: Node | undefined): Mapping | undefined => {
  const found = followed(node);
  return found?.kind === "mapping" ? found : undefined;
};

export const asList = (node: Node | undefined): List | undefined => {
  const found = followed(node);
  return found?.kind === "list" ? found : undefined;
};

export const asScalar = (node: Node | undefined): Scalar | undefined => {
  const found = followed(node);
  return found?.kind === "scalar" ? found : undefined;
};

/** How many nodes it is with every alias unfolded; each node is counted once, so that this ends soon for any tree. */
export function sizeOf(node: Node, known = new Map<Node, number>()): number {
  const before = known.get(node);
  if (before !== undefined) return before;
  const inner =
    node.kind === "mapping" ? node.entries.map(({ value }) => value) : node.kind === "list" ? node.items : [];
  const size =
    node.kind === "alias"
      ? node.target === undefined
        ? 1
        : sizeOf(node.target, known)
      : inner.reduce((sum, each) => sum + sizeOf(each, known), 1);
  known.set(node, size);
  return size;
}

export const isNull = (node: Node | undefined): boolean => asScalar(node)?.type === "null";

/** Whether Compose throws the value away when it merges. */
export const isReset = (node: Node | undefined): boolean => node?.tag === "!reset";

/** Whether it stands instead of what Compose would merge it with. */
export const isOverride = (node: Node | undefined): boolean => node?.tag === "!override";
