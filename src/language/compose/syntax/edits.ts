// Text-preserving edits of a Compose file: removing and adding entries and items, quoting, indenting. Comments on other lines,
// spellings and line ends stay as they are.
import type { Range, TextEdit } from "../../../base/text.ts";
import type { ComposeDocument } from "./document.ts";
import type { Entry, List, Mapping, Node, Scalar } from "./node.ts";

export const rangeOf = ({ lines }: ComposeDocument, { start, end }: { start: number; end: number }): Range =>
  lines.range(start, Math.max(start, end));

export const replace = (doc: ComposeDocument, place: { start: number; end: number }, text: string): TextEdit => ({
  range: rangeOf(doc, place),
  text,
});

export const newline = ({ lines }: ComposeDocument): string => (lines.text.includes("\r\n") ? "\r\n" : "\n");

/** Column of an offset. */
export const columnOf = ({ lines }: ComposeDocument, offset: number): number => lines.position(offset).character;

/** Spaces by which this file indents: what `services:` does, else two. */
export function stepOf(doc: ComposeDocument): number {
  for (const layer of doc.layers) {
    for (const { key, value } of layer.entries) {
      if (value.kind !== "mapping" || value.flow) continue;
      const step = columnOf(doc, value.start) - columnOf(doc, key.start);
      if (step > 0 && step <= 8) return step;
    }
  }
  return 2;
}

/** Where an entry ends: behind its value, or behind its colon where nothing is written. */
export const endOf = ({ key, value }: Entry): number => Math.max(key.end, value.end);

/** Offset behind the value without the line ends that block values take along. */
function contentEnd({ lines }: ComposeDocument, end: number, start: number): number {
  const { text } = lines;
  let at = end;
  while (at > start && /\s/.test(text[at - 1] ?? "")) at -= 1;
  return at;
}

/** Whole lines from the one of `start` to the one of `end`, with the last line's end. */
function wholeLines({ lines }: ComposeDocument, start: number, end: number): { start: number; end: number } {
  const first = lines.position(start).line;
  const last = lines.position(end).line;
  const to = lines.start(last + 1);
  const from = lines.start(first);
  // The last line of a text without a line end takes the line end before it along.
  if (to === lines.text.length && !/[\r\n]$/.test(lines.text) && from > 0) {
    const before = lines.text.slice(0, from).replace(/\r?\n$|\r$/, "").length;
    return { start: before, end: to };
  }
  return { start: from, end: to };
}

/** Removes an entry of a mapping; an emptied mapping becomes {} where it must stay one. */
export function removeEntry(doc: ComposeDocument, mapping: Mapping, entry: Entry): TextEdit {
  if (mapping.flow) return cutFromFlow(doc, mapping, mapping.entries.indexOf(entry), entrySpots(mapping));
  const end = contentEnd(doc, endOf(entry), entry.key.start);
  const line = doc.lines.position(entry.key.start).line;
  const before = doc.lines.text.slice(doc.lines.start(line), entry.key.start);
  if (/^\s*$/.test(before)) {
    if (mapping.entries.length === 1) return replace(doc, { start: entry.key.start, end }, "{}");
    return replace(doc, wholeLines(doc, entry.key.start, end), "");
  }
  // First entry behind a dash: the next one moves up to the dash.
  const next = mapping.entries[mapping.entries.indexOf(entry) + 1];
  return replace(doc, { start: entry.key.start, end: next?.key.start ?? end }, next === undefined ? "{}" : "");
}

/** Removes the lines that an entry takes up, and nothing else: what held it is left with nothing behind its colon. */
export const removeLines = (doc: ComposeDocument, entry: Entry): TextEdit =>
  replace(doc, wholeLines(doc, entry.key.start, contentEnd(doc, endOf(entry), entry.key.start)), "");

/** Removes an item of a list. */
export function removeItem(doc: ComposeDocument, list: List, index: number): TextEdit | undefined {
  const item = list.items[index];
  if (item === undefined) return undefined;
  if (list.flow) return cutFromFlow(doc, list, index, list.items);
  const dash = doc.lines.text.lastIndexOf("-", item.start);
  const line = doc.lines.start(doc.lines.position(dash).line);
  if (dash < 0 || !/^\s*$/.test(doc.lines.text.slice(line, dash)) || list.items.length === 1) return undefined;
  return replace(doc, wholeLines(doc, dash, contentEnd(doc, item.end, dash)), "");
}

const entrySpots = (mapping: Mapping): readonly { start: number; end: number }[] =>
  mapping.entries.map((entry) => ({ start: entry.key.start, end: endOf(entry) }));

function cutFromFlow(
  doc: ComposeDocument,
  within: { start: number; end: number },
  index: number,
  spots: readonly { start: number; end: number }[],
): TextEdit {
  const spot = spots[index] ?? within;
  const next = spots[index + 1];
  const before = spots[index - 1];
  if (next !== undefined) return replace(doc, { start: spot.start, end: next.start }, "");
  if (before !== undefined) return replace(doc, { start: before.end, end: spot.end }, "");
  return replace(doc, spot, "");
}

/** Adds an entry behind a mapping's last one, or before the closing brace. `text` may have further lines, indented from 0. */
export function addEntry(doc: ComposeDocument, mapping: Mapping, text: string): TextEdit {
  const last = mapping.entries.at(-1);
  if (mapping.flow) {
    const at = last === undefined ? mapping.start + 1 : endOf(last);
    return replace(doc, { start: at, end: at }, last === undefined ? text : `, ${text}`);
  }
  const first = mapping.entries[0];
  const column = first === undefined ? 0 : columnOf(doc, first.key.start);
  const at = behind(doc, last === undefined ? mapping.end : contentEnd(doc, endOf(last), last.key.start));
  return { range: doc.lines.range(at, at), text: newline(doc) + indented(doc, text, column) };
}

/** Adds items behind a list's last one, or before the closing bracket. Undefined where the list has none to stand behind. */
export function addItem(doc: ComposeDocument, list: List, texts: readonly string[]): TextEdit | undefined {
  const last = list.items.at(-1);
  if (list.flow) {
    const at = last?.end ?? list.start + 1;
    return replace(doc, { start: at, end: at }, `${last === undefined ? "" : ", "}${texts.join(", ")}`);
  }
  if (last === undefined) return undefined;
  const dash = doc.lines.text.lastIndexOf("-", last.start);
  const at = behind(doc, contentEnd(doc, last.end, last.start));
  const rows = texts.map((text) => `- ${text}`).join("\n");
  return { range: doc.lines.range(at, at), text: newline(doc) + indented(doc, rows, columnOf(doc, dash)) };
}

/** End of the line on which an offset stands, comment included. */
function behind({ lines }: ComposeDocument, offset: number): number {
  const { line } = lines.position(offset);
  return lines.start(line) + lines.line(line).length;
}

const indented = (doc: ComposeDocument, text: string, column: number): string =>
  text
    .split("\n")
    .map((line) => (line === "" ? "" : " ".repeat(column) + line))
    .join(newline(doc));

/** Adds `name: value` to a section at the top of the file, which is made where it is missing. */
export function addToSection(doc: ComposeDocument, section: string, text: string): TextEdit | undefined {
  const root = doc.layers.at(-1);
  const found = doc.layers.flatMap(({ entries }) => entries).find(({ key }) => key.text === section);
  if (found?.value.kind === "mapping" && found.value.entries.length > 0) return addEntry(doc, found.value, text);
  const step = " ".repeat(stepOf(doc));
  const inner = text.split("\n").map((line) => step + line);
  if (found !== undefined) {
    if (found.value.kind === "mapping" && found.value.flow) return addEntry(doc, found.value, text);
    if (found.value.kind !== "scalar" || found.value.type !== "null" || found.value.text !== "") return undefined;
    const at = behind(doc, found.value.start);
    return { range: doc.lines.range(at, at), text: newline(doc) + inner.join(newline(doc)) };
  }
  if (root === undefined || root.flow) return undefined;
  const last = root.entries.at(-1);
  const at = behind(doc, last === undefined ? root.end : contentEnd(doc, endOf(last), last.key.start));
  const lines = [`${section}:`, ...inner];
  return { range: doc.lines.range(at, at), text: newline(doc) + lines.join(newline(doc)) };
}

/** Puts quotes round a plain scalar. */
export const quote = (doc: ComposeDocument, scalar: Scalar): TextEdit =>
  replace(doc, scalar, JSON.stringify(doc.lines.text.slice(scalar.start, scalar.end)));

/** Shifts whole lines to the right. */
export function indentLines(doc: ComposeDocument, first: number, last: number, by: number): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (let line = first; line <= last; line += 1) {
    if (doc.lines.line(line).trim() === "") continue;
    const at = { line, character: 0 };
    edits.push({ range: { start: at, end: at }, text: " ".repeat(by) });
  }
  return edits;
}

/** The last line that a node takes up. */
export const lastLineOf = (doc: ComposeDocument, node: Node, from: number): number =>
  doc.lines.position(contentEnd(doc, node.end, from)).line;
