// All mappings that are written in a file, each once: aliases are not followed.
import type { Mapping, Node } from "../../syntax/node.ts";

export function mappingsIn(roots: readonly Node[]): readonly Mapping[] {
  const found: Mapping[] = [];
  const open = [...roots].toReversed();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === "mapping") {
      found.push(node);
      for (const { value } of node.entries.toReversed()) open.push(value);
    } else if (node.kind === "list") {
      for (const item of node.items.toReversed()) open.push(item);
    }
  }
  return found;
}
