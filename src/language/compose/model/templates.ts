// Variables of a file with their places. Compose fills in values, never keys.
import type { ComposeDocument } from "../syntax/document.ts";
import { templateOf, type Template, type Variable } from "../syntax/interpolation.ts";
import type { Node, Scalar } from "../syntax/node.ts";

export interface Placed {
  readonly scalar: Scalar;
  readonly template: Template;
}

const known = new WeakMap<ComposeDocument, readonly Placed[]>();

/** Offsets are those of the document: the source is read, not the value, so that escapes move nothing. */
export function templatesIn(doc: ComposeDocument): readonly Placed[] {
  const before = known.get(doc);
  if (before !== undefined) return before;
  const found: Placed[] = [];
  const open: Node[] = [...doc.roots].toReversed();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === "mapping") for (const { value } of node.entries.toReversed()) open.push(value);
    else if (node.kind === "list") for (const item of node.items.toReversed()) open.push(item);
    else if (node.kind === "scalar" && node.text.includes("$")) {
      const template = templateOf(doc.lines.text, node.start, node.end);
      if (template.variables.length + template.faults.length > 0) found.push({ scalar: node, template });
    }
  }
  known.set(doc, found);
  return found;
}

/** A variable and those in its default. */
export function* all(variables: readonly Variable[]): Generator<Variable> {
  for (const variable of variables) {
    yield variable;
    yield* all(variable.inner);
  }
}
