// Growing selections: a value without its quotation marks, with them, its entry, the mapping or list it stands in.
import type { Position, Range } from "../../../base/text.ts";
import { growing } from "../../selection.ts";
import type { ComposeDocument } from "../syntax/document.ts";
import { endOf } from "../syntax/edits.ts";
import type { Node } from "../syntax/node.ts";

interface Span {
  readonly start: number;
  readonly end: number;
}

export function selection(doc: ComposeDocument, at: Position): readonly Range[] {
  const offset = doc.lines.offset(at);
  const { text } = doc.lines;
  const spans: Span[] = [];
  // Block values take line ends along, which are not theirs to a person.
  const add = (start: number, end: number): void => {
    let last = end;
    while (last > start && /\s/.test(text[last - 1] ?? "")) last -= 1;
    spans.push({ start, end: last });
  };
  const leaf = (node: Node): void => {
    add(node.start, node.end);
    if (node.kind === "scalar" && (node.style === "single" || node.style === "double"))
      add(node.start + 1, node.end - 1);
  };
  const open: Node[] = [...doc.roots];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (offset < node.start || offset > node.end) continue;
    leaf(node);
    if (node.kind === "mapping")
      for (const entry of node.entries) {
        if (offset < entry.key.start || offset > endOf(entry)) continue;
        add(entry.key.start, endOf(entry));
        leaf(entry.key);
        open.push(entry.value);
      }
    if (node.kind === "list") open.push(...node.items.filter((item) => item.start <= offset && offset <= item.end));
  }
  return growing(doc.lines, offset, spans);
}
