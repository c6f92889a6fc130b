// Ranges and edits from places in a Dockerfile, for rules and features. An edit touches what it names and nothing else.
import type { Range, TextEdit } from "../../base/text.ts";
import type { Fix } from "../language.ts";
import type { Dockerfile, Instruction, Span } from "./syntax/tree.ts";

export function rangeOf(doc: Dockerfile, { start, end }: Span): Range {
  return doc.lines.range(start, end);
}

export function replace(doc: Dockerfile, span: Span, text: string): TextEdit {
  return { range: rangeOf(doc, span), text };
}

export function insert(doc: Dockerfile, offset: number, text: string): TextEdit {
  return replace(doc, { start: offset, end: offset }, text);
}

/** Takes out an instruction with its lines; comments between them go with it, those above stay. */
export function removeInstruction(doc: Dockerfile, instruction: Instruction): TextEdit {
  return removeLines(doc, instruction);
}

/** Takes out the lines that a span touches, with their ends. */
export function removeLines(doc: Dockerfile, span: Span): TextEdit {
  const first = doc.lines.position(span.start).line;
  const last = doc.lines.position(span.end).line;
  const start = doc.lines.start(first);
  const end = doc.lines.start(last + 1);
  // The last line has no end of its own: take that of the line before.
  const from = last + 1 >= doc.lines.count && first > 0 ? start - endLength(doc, start) : start;
  return replace(doc, { start: from, end: last + 1 >= doc.lines.count ? doc.text.length : end }, "");
}

function endLength({ text }: Dockerfile, lineStart: number): number {
  if (text[lineStart - 1] !== "\n") return lineStart > 0 && text[lineStart - 1] === "\r" ? 1 : 0;
  return text[lineStart - 2] === "\r" ? 2 : 1;
}

/** Takes out a word with the blanks before it. */
export function removeWord(doc: Dockerfile, span: Span): TextEdit {
  let start = span.start;
  while (start > 0 && (doc.text[start - 1] === " " || doc.text[start - 1] === "\t")) start -= 1;
  return replace(doc, { start, end: span.end }, "");
}

/** A fix that may be applied with all others of its kind, unseen. */
export function safely(title: string, ...edits: readonly TextEdit[]): Fix {
  return { title, edits, safe: true };
}

/** A fix that needs a look: it changes what the image does, or only proposes. */
export function byHand(title: string, ...edits: readonly TextEdit[]): Fix {
  return { title, edits, safe: false };
}

/** How lines of this file end. */
export function lineEnd({ text }: Dockerfile): string {
  const feed = text.indexOf("\n");
  return feed > 0 && text[feed - 1] === "\r" ? "\r\n" : "\n";
}

/** A new line above an instruction, indented as that is. */
export function lineAbove(doc: Dockerfile, instruction: Instruction, text: string): TextEdit {
  const first = instruction.commentsAbove[0] ?? instruction;
  const lineStart = doc.lines.start(doc.lines.position(first.start).line);
  const indent = doc.text.slice(lineStart, first.start);
  return insert(doc, lineStart, `${/^[ \t]*$/.test(indent) ? indent : ""}${text}${lineEnd(doc)}`);
}

/** A keyword in the casing that another one has. */
export function cased(text: string, like: string): string {
  return like === like.toLowerCase() && like !== like.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
}
