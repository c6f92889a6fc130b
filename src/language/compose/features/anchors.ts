// Aliases that can be written at a cursor: of anchors that stand above it and do not hold it.
import { t } from "../../../base/l10n.ts";
import { plain } from "../../../base/plain.ts";
import type { Completion } from "../../language.ts";
import { alternatives, type Shape } from "../schema/shape.ts";
import type { ComposeDocument } from "../syntax/document.ts";
import { rangeOf } from "../syntax/edits.ts";
import { asList, asMapping, followed, type Mapping, type Node } from "../syntax/node.ts";
import { entriesOf } from "../syntax/resolved.ts";
import type { Anchor } from "../syntax/read.ts";
import type { Cursor } from "./cursor.ts";
import { excerpt } from "./hovers/excerpt.ts";

/** Whether an alias is being written, or must stand here: behind an asterisk, and as the value of a merge key. */
export const wantsAlias = ({ prefix, quoted, value, path }: Cursor): boolean =>
  !quoted && (prefix.startsWith("*") || (value && prefix === "" && isMerging(path)));

const isMerging = (path: readonly string[]): boolean =>
  path.at(-1) === "<<" || (path.at(-1) === "[]" && path.at(-2) === "<<");

/** `shapes`: what may stand at the cursor; of a merge key, what its mapping may be. What fits comes first. */
export function aliases(doc: ComposeDocument, cursor: Cursor, shapes: readonly Shape[]): readonly Completion[] {
  const merging = isMerging(cursor.path);
  const range = rangeOf(doc, cursor);
  return above(doc, cursor)
    .filter(({ node }) => !merging || mappingsOf(node).length > 0)
    .map((anchor): Completion => {
      const fits = merging ? mergesInto(anchor.node, shapes) : fitsOne(anchor.node, shapes);
      return {
        label: `*${plain(anchor.name, 100)}`,
        kind: "reference",
        detail: t("Anchor in line {0}", doc.lines.position(anchor.start).line + 1),
        documentation: excerpt(doc, anchor.node),
        edit: { range, text: `*${anchor.name}` },
        sortText: `${fits ? "0" : "1"}${anchor.name}`,
      };
    });
}

/** A merge key with its alias, where the mapping at the cursor takes all that the anchor has. */
export function merges(doc: ComposeDocument, cursor: Cursor, shape: Shape): readonly Completion[] {
  const named = doc.lines.text.slice(cursor.end).startsWith(":");
  if (cursor.flow || named || cursor.beside.includes("<<")) return [];
  const range = rangeOf(doc, cursor);
  return above(doc, cursor)
    .filter(({ node }) => mergesInto(node, [shape]))
    .map(({ name, node, start }): Completion => ({
      label: `<<: *${plain(name, 100)}`,
      kind: "reference",
      detail: t("Anchor in line {0}", doc.lines.position(start).line + 1),
      documentation: excerpt(doc, node),
      edit: { range, text: `<<: *${name}` },
      sortText: `8${name}`,
    }));
}

/** Of several with one name the last counts; what is still open at the cursor would hold itself. */
function above(doc: ComposeDocument, cursor: Cursor): readonly Anchor[] {
  const found = new Map<string, Anchor>();
  for (const anchor of doc.anchors) {
    if (anchor.end > cursor.start) continue;
    if (/^(?:---|\.\.\.)(?:\s|$)/m.test(doc.lines.text.slice(anchor.end, cursor.start))) continue;
    if (isOpen(doc, anchor, cursor)) found.delete(anchor.name);
    else found.set(anchor.name, anchor);
  }
  return [...found.values()];
}

/** A block goes on as long as lines are indented more than what begins it, so that an empty line may be part of it. */
function isOpen({ lines }: ComposeDocument, { node, start }: Anchor, cursor: Cursor): boolean {
  const row = lines.position(cursor.start).line;
  const { line: first, character } = lines.position(start - 1);
  const written = node.end > node.start;
  const block = (node.kind === "mapping" || node.kind === "list") && !node.flow;
  if (written && !block) return node.end >= cursor.start;
  if (first === row) return true;
  const before = lines.line(first).slice(0, character);
  const inList = /^[\s-]*$/.test(before);
  const indent = inList ? before.lastIndexOf("-") : (/^ *(?:- +)*/.exec(before)?.[0].length ?? 0);
  for (let at = first + 1; at <= row; at += 1) {
    const text = lines.line(at);
    const blank = /^\s*(?:#|$)/.test(text);
    if (blank && at < row) continue;
    const column = blank ? cursor.column : text.length - text.trimStart().length;
    // The dashes of a key's list may stand below the key itself.
    if (column < indent || (column === indent && (inList || !/^\s*-(?:\s|$)/.test(text)))) return false;
  }
  return true;
}

const mappingsOf = (node: Node): readonly Mapping[] => {
  const list = asList(node);
  const found = list === undefined ? [asMapping(node)] : list.items.map(asMapping);
  return found.every((one) => one !== undefined) ? found : [];
};

function mergesInto(node: Node, shapes: readonly Shape[]): boolean {
  const mappings = mappingsOf(node);
  if (mappings.length === 0) return false;
  return shapes.flatMap(alternatives).some((shape) => {
    if (shape.kind !== "keys") return shape.kind === "dict";
    const known = (key: string): boolean => Object.hasOwn(shape.keys, key) || key.startsWith("x-");
    return mappings.every((mapping) => [...entriesOf(mapping).keys()].every(known));
  });
}

function fitsOne(node: Node, shapes: readonly Shape[]): boolean {
  const kind = followed(node)?.kind;
  return shapes.flatMap(alternatives).some((shape) => {
    if (shape.kind === "anything") return true;
    if (shape.kind === "value") return kind === "scalar";
    return shape.kind === "items" ? kind === "list" : kind === "mapping" && mergesInto(node, [shape]);
  });
}
