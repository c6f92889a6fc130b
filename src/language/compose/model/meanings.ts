// Where things below x- count: an anchor there means what stands where its aliases are.
import type { ComposeDocument } from "../syntax/document.ts";
import { spotAt } from "../syntax/find.ts";
import type { Node } from "../syntax/node.ts";

const mostLooks = 200;

/** The ways that a path stands for: itself, or below x- those through each alias of the anchors on it, `<<` left out. */
export function meaningsOf(
  doc: ComposeDocument,
  path: readonly string[],
  offset: number,
): readonly (readonly string[])[] {
  const found = new Map<string, readonly string[]>();
  const open = [{ path, offset }];
  for (let looks = 0; open.length > 0 && looks < mostLooks; looks += 1) {
    const one = open.shift() ?? { path, offset };
    const plain = unmerged(one.path);
    if (plain[0]?.startsWith("x-") === true) open.push(...aliasesOf(doc, one, mostLooks - open.length));
    else found.set(plain.join("\0"), plain);
  }
  return [...found.values()];
}

interface Place {
  readonly path: readonly string[];
  readonly offset: number;
}

/** Where aliases bring in what the place is part of. Anchors stand above their aliases, so following them ends. */
function aliasesOf(doc: ComposeDocument, { path, offset }: Place, most: number): readonly Place[] {
  const found: Place[] = [];
  for (const { node, rest } of anchoredOn(doc, path, offset))
    for (const { target, start } of doc.aliases) {
      const spot = target === node && found.length < most ? spotAt(doc, start) : undefined;
      if (spot !== undefined) found.push({ path: [...spot.path, ...rest], offset: start });
    }
  return found;
}

/** A merge key and the list of what it merges are no step of their own. */
const unmerged = (path: readonly string[]): readonly string[] =>
  path.filter((key, index) => key !== "<<" && !(key === "[]" && path[index - 1] === "<<"));

/** The nodes with an anchor on the way along a path, each with what is left of the path. */
function anchoredOn(
  { layers }: ComposeDocument,
  path: readonly string[],
  offset: number,
): readonly { readonly node: Node; readonly rest: readonly string[] }[] {
  return layers.flatMap((layer) => {
    const found: { node: Node; rest: readonly string[] }[] = [];
    let node: Node | undefined = layer;
    for (const [index, key] of path.entries()) {
      node = below(node, key, offset);
      if (node === undefined) break;
      if (node.anchor !== undefined) found.push({ node, rest: path.slice(index + 1) });
    }
    return found;
  });
}

/** Of a list the item at the offset or, where that is empty yet, the one above. */
function below(node: Node | undefined, key: string, offset: number): Node | undefined {
  if (node?.kind === "mapping") return node.entries.findLast((entry) => entry.key.text === key)?.value;
  return node?.kind === "list" && key === "[]" ? node.items.findLast(({ start }) => start <= offset) : undefined;
}
