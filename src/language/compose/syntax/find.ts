// The node at an offset, with the way to it.
import type { ComposeDocument } from "./document.ts";
import type { Alias, Entry, Mapping, Node, Scalar } from "./node.ts";

export interface Spot {
  /** Keys from the top; "[]" for an item. */
  readonly path: readonly string[];
  readonly node: Scalar | Alias;
  /** Whether the node is a key. */
  readonly isKey: boolean;
  readonly entry?: Entry;
  readonly parent?: Mapping;
}

/** Only what is written there: aliases are found, not followed. */
export function spotAt({ roots }: ComposeDocument, offset: number): Spot | undefined {
  const path: string[] = [];
  let node: Node | undefined = roots.find((root) => holds(root, offset));
  let around: { readonly entry: Entry; readonly parent: Mapping } | undefined;
  while (node !== undefined) {
    if (node.kind === "scalar" || node.kind === "alias")
      return holds(node, offset) ? { path, node, isKey: false, ...around } : undefined;
    if (node.kind === "list") {
      node = node.items.find((item) => holds(item, offset));
      path.push("[]");
      continue;
    }
    const parent: Mapping = node;
    const entry: Entry | undefined = parent.entries.find(
      ({ key, value }) => holds(key, offset) || holds(value, offset),
    );
    if (entry === undefined) return undefined;
    path.push(entry.key.text);
    if (holds(entry.key, offset)) return { path, node: entry.key, isKey: true, entry, parent };
    around = { entry, parent };
    node = entry.value;
  }
  return undefined;
}

const holds = ({ start, end }: { readonly start: number; readonly end: number }, offset: number): boolean =>
  start <= offset && offset <= end;
