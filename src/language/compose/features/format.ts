// Formatting: indentation and blanks only. Comments, anchors, quotes and numbers stay as they are written. The result is read
// again and must hold the same; otherwise nothing is done.
import type { TextEdit } from "../../../base/text.ts";
import { applyEdits } from "../../../base/text.ts";
import { parse, type ComposeDocument } from "../syntax/document.ts";
import { columnOf } from "../syntax/edits.ts";
import type { Node } from "../syntax/node.ts";
import { sameNodes } from "../syntax/same.ts";

export function format(doc: ComposeDocument, { tabSize }: { readonly tabSize: number }): readonly TextEdit[] {
  if (doc.problems.length > 0 || doc.cut !== undefined || doc.roots.length === 0) return [];
  const step = Math.min(8, Math.max(2, Math.trunc(tabSize)));
  const plan = new Plan(doc, step);
  for (const root of doc.roots) plan.block(root, 0);
  const edits = plan.edits();
  if (edits.length === 0) return [];
  const after = parse(applyEdits(doc.lines.text, edits));
  const same = after.problems.length === 0 && sameNodes(doc.roots, after.roots);
  return same ? edits : [];
}

class Plan {
  readonly #doc: ComposeDocument;
  readonly #step: number;
  /** New indentation by line; lines that are not in it move with the one above. */
  readonly #columns = new Map<number, number>();
  /** Lines of text blocks and quoted texts, in which blanks mean something. */
  readonly #text = new Set<number>();
  readonly #gaps: TextEdit[] = [];

  constructor(doc: ComposeDocument, step: number) {
    this.#doc = doc;
    this.#step = step;
  }

  block(node: Node, column: number): void {
    if (node.kind === "mapping" && !node.flow) {
      for (const { key, value } of node.entries) {
        this.#place(key.start, column);
        if (value.end > value.start) {
          this.#gap(key.end, value);
          const own =
            value.kind === "list" && columnOf(this.#doc, this.#dash(value)) === columnOf(this.#doc, key.start);
          this.block(value, own ? column : column + this.#step);
        }
      }
    } else if (node.kind === "list" && !node.flow) {
      for (const item of node.items) {
        const dash = this.#dashOf(item);
        this.#place(dash, column);
        const shift = columnOf(this.#doc, item.start) - columnOf(this.#doc, dash);
        this.block(item, column + Math.max(2, shift));
      }
    } else this.#inside(node);
  }

  /** Lines behind the first of a text, bracket or quote. */
  #inside({ kind, start, end }: Node): void {
    const { lines } = this.#doc;
    const first = lines.position(start).line;
    const last = lines.position(Math.max(start, end - 1)).line;
    if (kind === "scalar") for (let line = first; line <= last; line += 1) this.#text.add(line === first ? -1 : line);
  }

  #dash(list: Node & { readonly kind: "list" }): number {
    const [first] = list.items;
    return first === undefined ? list.start : this.#dashOf(first);
  }

  #dashOf({ start, anchor, tag }: Node): number {
    const { text } = this.#doc.lines;
    let at = start;
    if (anchor !== undefined || tag !== undefined) at = Math.max(0, text.lastIndexOf("- ", start));
    while (at > 0 && !(text[at] === "-" && /\s/.test(text[at + 1] ?? " "))) at -= 1;
    return at;
  }

  /** Only what begins its line has an indentation. */
  #place(offset: number, column: number): void {
    const { line, character } = this.#doc.lines.position(offset);
    if (/^\s*$/.test(this.#doc.lines.line(line).slice(0, character))) this.#columns.set(line, column);
  }

  /** One blank between a colon and its value. */
  #gap(keyEnd: number, { start }: Node): void {
    const { lines } = this.#doc;
    const between = lines.text.slice(keyEnd, start);
    const [, before = "", blanks = ""] = /^(\s*:)( {2,})(?=[&!]|$)/.exec(between) ?? [];
    if (blanks === "") return;
    const from = keyEnd + before.length;
    this.#gaps.push({ range: lines.range(from, from + blanks.length), text: " " });
  }

  edits(): readonly TextEdit[] {
    const { lines } = this.#doc;
    const edits = [...this.#gaps];
    let shift = 0;
    const shifts = this.#shifts();
    for (let line = 0; line < lines.count; line += 1) {
      const text = lines.line(line);
      shift = shifts.get(line) ?? shift;
      const indent = /^ */.exec(text)?.[0].length ?? 0;
      const blank = text.trim() === "";
      if (!blank && shift !== 0) {
        const to = Math.max(0, indent + shift);
        edits.push({ range: lines.range(lines.start(line), lines.start(line) + indent), text: " ".repeat(to) });
      }
      const trailing = /[ \t]+$/.exec(text);
      if (trailing !== null && !this.#text.has(line) && !this.#text.has(line + 1)) {
        const from = lines.start(line) + trailing.index;
        edits.push({ range: lines.range(from, from + trailing[0].length), text: "" });
      }
    }
    return edits;
  }

  /** By how much lines move; a comment moves with the line below it, or with its like above where it ends a block. */
  #shifts(): ReadonlyMap<number, number> {
    const { lines } = this.#doc;
    const found = new Map<number, number>();
    for (const [line, column] of this.#columns) found.set(line, column - indentOf(lines.line(line)));
    for (let line = lines.count - 1; line >= 0; line -= 1) {
      if (found.has(line) || this.#text.has(line) || !/^\s*(#.*)?$/.test(lines.line(line))) continue;
      const shift = this.#endsBlock(line) ?? found.get(line + 1);
      if (shift !== undefined) found.set(line, shift);
    }
    return found;
  }

  /** Of a comment that is indented more than what comes next: how far the line above moves that stands where it does. */
  #endsBlock(line: number): number | undefined {
    const { lines } = this.#doc;
    const own = indentOf(lines.line(line));
    let next = line + 1;
    while (next < lines.count && /^\s*(#.*)?$/.test(lines.line(next))) next += 1;
    const after = next < lines.count ? indentOf(lines.line(next)) : 0;
    if (lines.line(line).trim() === "" || own <= after) return undefined;
    for (let above = line - 1; above >= 0; above -= 1) {
      const column = this.#columns.get(above);
      if (column === undefined) continue;
      const indent = indentOf(lines.line(above));
      if (indent === own) return column - indent;
      if (indent < own) return undefined;
    }
    return undefined;
  }
}

const indentOf = (text: string): number => /^ */.exec(text)?.[0].length ?? 0;
