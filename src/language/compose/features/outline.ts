// The outline and what can be folded.
import type { Symbol } from "../../language.ts";
import { plain } from "../../../base/plain.ts";
import type { ComposeDocument } from "../syntax/document.ts";
import { endOf, rangeOf } from "../syntax/edits.ts";
import { asMapping, asScalar, type Entry, type Mapping, type Node } from "../syntax/node.ts";
import { valueAt } from "../syntax/resolved.ts";

const named = new Set(["services", "networks", "volumes", "configs", "secrets", "models"]);

/** Sections, what they name, and the keys of each. */
export function symbols(doc: ComposeDocument): readonly Symbol[] {
  return doc.layers.flatMap((layer) =>
    layer.entries.map((entry) => {
      const section = entry.key.text;
      const inside = written(entry.value);
      const kind = section === "services" ? "service" : "resource";
      const children = named.has(section) && inside !== undefined ? inside.entries : [];
      return symbol(
        doc,
        entry,
        "section",
        children.map((child) => symbol(doc, child, kind, keysOf(doc, child))),
      );
    }),
  );
}

const written = (node: Node): Mapping | undefined => (node.kind === "mapping" ? node : undefined);

const keysOf = (doc: ComposeDocument, { value }: Entry): readonly Symbol[] =>
  (written(value)?.entries ?? []).map((entry) => symbol(doc, entry, "key", []));

function symbol(doc: ComposeDocument, entry: Entry, kind: Symbol["kind"], children: readonly Symbol[]): Symbol {
  const detail = detailOf(entry.value);
  return {
    name: plain(entry.key.text, 100) || "…",
    ...(detail === undefined ? {} : { detail }),
    kind,
    range: rangeOf(doc, { start: entry.key.start, end: trimmed(doc, entry) }),
    nameRange: rangeOf(doc, entry.key),
    children,
  };
}

function trimmed({ lines }: ComposeDocument, entry: Entry): number {
  let end = endOf(entry);
  while (end > entry.key.end && /\s/.test(lines.text[end - 1] ?? "")) end -= 1;
  return end;
}

/** A service's image, or a short value. */
function detailOf(value: Node): string | undefined {
  const scalar = asMapping(value) === undefined ? asScalar(value) : asScalar(valueAt(value, "image"));
  return scalar === undefined || scalar.text === "" || scalar.style === "block" ? undefined : plain(scalar.text, 60);
}

interface Fold {
  readonly start: number;
  readonly end: number;
}

/** Everything that has a key and more than one line, and runs of comments. Lines. */
export function folding(doc: ComposeDocument): readonly Fold[] {
  const found = new Map<number, number>();
  const add = (start: number, end: number): void => {
    if (end > start) found.set(start, Math.max(end, found.get(start) ?? 0));
  };
  const line = (offset: number): number => doc.lines.position(offset).line;
  const open: Node[] = [...doc.roots];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === "mapping") {
      for (const entry of node.entries) {
        add(line(entry.key.start), line(trimmed(doc, entry)));
        open.push(entry.value);
      }
    } else if (node.kind === "list") {
      for (const item of node.items) {
        if (item.kind === "mapping") add(line(item.start), line(Math.max(item.start, trimmedEnd(doc, item))));
        open.push(item);
      }
    }
  }
  for (const [start, end] of comments(doc)) add(start, end);
  return [...found].map(([start, end]) => ({ start, end })).sort((a, b) => a.start - b.start);
}

function trimmedEnd({ lines }: ComposeDocument, node: Node): number {
  let { end } = node;
  while (end > node.start && /\s/.test(lines.text[end - 1] ?? "")) end -= 1;
  return end;
}

function* comments({ lines }: ComposeDocument): Generator<readonly [number, number]> {
  let first: number | undefined;
  for (let at = 0; at <= lines.count; at += 1) {
    const isComment = at < lines.count && /^\s*#/.test(lines.line(at));
    if (isComment) first ??= at;
    else if (first !== undefined) {
      yield [first, at - 1];
      first = undefined;
    }
  }
}
