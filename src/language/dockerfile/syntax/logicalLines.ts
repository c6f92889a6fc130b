// The file's lines put together as the builder does: continuation marks, comments and empty lines between them taken out.
import { isBlank } from "./blanks.ts";
import { joiner } from "./joined.ts";
import type { Comment, Joined, Span } from "./tree.ts";

/** A line of the file; the builder ends lines at line feeds alone. */
export interface PhysicalLine extends Span {
  /** Where the next line starts. */
  readonly next: number;
}

export interface LogicalLine extends Span {
  readonly joined: Joined;
  readonly comments: readonly Comment[];
  readonly emptyLines: readonly Span[];
  readonly danglingEscape: Span | undefined;
  /** The first physical line behind. */
  readonly nextLine: number;
}

export function physicalLines(text: string): readonly PhysicalLine[] {
  const found: PhysicalLine[] = [];
  let start = 0;
  for (;;) {
    const feed = text.indexOf("\n", start);
    let end = feed < 0 ? text.length : feed;
    while (end > start && text.charCodeAt(end - 1) === 13) end -= 1;
    found.push({ start, end, next: feed < 0 ? text.length : feed + 1 });
    if (feed < 0) return found;
    start = feed + 1;
  }
}

export function firstNonBlank(text: string, { start, end }: Span): number {
  let at = start;
  while (at < end && isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

export function commentAt(text: string, line: Span, inside: boolean): Comment | undefined {
  const at = firstNonBlank(text, line);
  return text[at] === "#" && at < line.end
    ? { start: at, end: line.end, text: text.slice(at + 1, line.end).trim(), inside }
    : undefined;
}

/** Where a line's continuation mark stands; an escaped one is none. */
function continuationAt(text: string, from: number, end: number, escape: string): number | undefined {
  let at = end - 1;
  while (at >= from && (text[at] === " " || text[at] === "\t")) at -= 1;
  return at >= from && text[at] === escape && (at === from || text[at - 1] !== escape) ? at : undefined;
}

/** Reads the instruction that begins in a line, which must be neither empty nor a comment. */
export function readLogicalLine(
  text: string,
  lines: readonly PhysicalLine[],
  first: number,
  escape: string,
): LogicalLine {
  const parts = joiner();
  const comments: Comment[] = [];
  const emptyLines: Span[] = [];
  let mark: number | undefined;
  let end = 0;
  let start = 0;
  let index = first;
  for (; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined) break;
    const comment = index === first ? undefined : commentAt(text, line, true);
    const from = firstNonBlank(text, line);
    if (comment !== undefined) comments.push(comment);
    else if (index !== first && from === line.end) emptyLines.push({ start: line.start, end: line.end });
    else {
      const begin = index === first ? from : line.start;
      if (index === first) start = begin;
      mark = continuationAt(text, begin, line.end, escape);
      parts.add(text.slice(begin, mark ?? line.end), begin);
      end = line.end;
      if (mark === undefined) break;
    }
  }
  const dangling = mark === undefined ? undefined : { start: mark, end: mark + 1 };
  return {
    start,
    end,
    joined: parts.finish(),
    // A file may end on "\", comments and empty lines: the final empty line is only the file's end.
    comments,
    emptyLines: dangling === undefined ? emptyLines : emptyLines.filter((span) => span.end < text.length),
    danglingEscape: dangling,
    nextLine: Math.min(index + 1, lines.length),
  };
}
