// Whether two trees say the same, wherever it stands and however it is quoted.
import type { Node } from "./node.ts";

/** Whether two trees hold the same values. */
export function sameNodes(one: readonly Node[], other: readonly Node[]): boolean {
  return one.length === other.length && one.every((node, index) => sameNode(node, other[index]));
}

export function sameNode(one: Node, other: Node | undefined): boolean {
  if (other === undefined || one.tag !== other.tag || one.anchor !== other.anchor) return false;
  if (one.kind === "scalar") return other.kind === "scalar" && one.text === other.text && one.type === other.type;
  if (one.kind === "alias") return other.kind === "alias" && one.name === other.name;
  if (one.kind === "list") return other.kind === "list" && sameNodes(one.items, other.items);
  if (other.kind !== "mapping" || one.entries.length !== other.entries.length) return false;
  return one.entries.every(({ key, value }, index) => {
    const entry = other.entries[index];
    return entry !== undefined && entry.key.text === key.text && sameNode(value, entry.value);
  });
}
