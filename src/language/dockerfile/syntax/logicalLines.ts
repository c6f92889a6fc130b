// The file's lines put together as the builder does: continuation marks, comments and empty lines between them taken out.
import { isBlank } from "./blanks.ts";
import { joinedAt, joiner } from "./joined.ts";
import type { Comment, Joined, Span } from "./tree.ts";

/** A line of the file; the builder ends lines at line feeds alone. */
export interface PhysicalLine extends Span {
  /** Where the next line starts; beyond the text's length behind the last one. */
  readonly next: number;
}

export interface LogicalLine extends Span {
  readonly joined: Joined;
  readonly comments: readonly Comment[];
  readonly emptyLines: readonly Span[];
  readonly danglingEscape: Span | undefined;
  /** Where the first physical line behind it starts. */
  readonly next: number;
}

/** The line that starts at an offset; a byte order mark is no part of the first one. */
export function lineAt(text: string, start: number): PhysicalLine {
  const feed = text.indexOf("\n", start);
  const from = start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
  let end = feed < 0 ? text.length : feed;
  while (end > from && text.charCodeAt(end - 1) === 13) end -= 1;
  return { start: from, end, next: feed < 0 ? text.length + 1 : feed + 1 };
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

const noComments: readonly Comment[] = [];
const noSpans: readonly Span[] = [];

/** Reads the instruction that begins in a line, which must be neither empty nor a comment. */
export function readLogicalLine(text: string, first: PhysicalLine, escape: string): LogicalLine {
  const start = firstNonBlank(text, first);
  const only = continuationAt(text, start, first.end, escape);
  if (only === undefined)
    return {
      start,
      end: first.end,
      joined: joinedAt(text.slice(start, first.end), start),
      comments: noComments,
      emptyLines: noSpans,
      danglingEscape: undefined,
      next: first.next,
    };
  return readContinued(text, start, first, only, escape);
}

function readContinued(
  text: string,
  start: number,
  first: PhysicalLine,
  firstMark: number,
  escape: string,
): LogicalLine {
  const parts = joiner();
  parts.add(text.slice(start, firstMark), start);
  const comments: Comment[] = [];
  const emptyLines: Span[] = [];
  let mark: number | undefined = firstMark;
  let { end, next } = first;
  while (mark !== undefined && next <= text.length) {
    const line = lineAt(text, next);
    next = line.next;
    const comment = commentAt(text, line, true);
    if (comment !== undefined) comments.push(comment);
    else if (firstNonBlank(text, line) === line.end) emptyLines.push({ start: line.start, end: line.end });
    else {
      mark = continuationAt(text, line.start, line.end, escape);
      parts.add(text.slice(line.start, mark ?? line.end), line.start);
      end = line.end;
    }
  }
  const dangling = mark === undefined ? undefined : { start: mark, end: mark + 1 };
  return {
    start,
    end,
    joined: parts.finish(),
    comments,
    // A file may end on "\", comments and empty lines: the final empty line is only the file's end.
    emptyLines: dangling === undefined ? emptyLines : emptyLines.filter((span) => span.end < text.length),
    danglingEscape: dangling,
    next,
  };
}
