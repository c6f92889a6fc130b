// Places in a text, in the shape of the Language Server Protocol: lines and UTF-16 code units, both from 0.

export interface Position {
  readonly line: number;
  readonly character: number;
}

/** The end is the first position behind. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Replaces what stands in the range. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

/** A text with its lines found once; all answers take constant or logarithmic time. */
export interface Lines {
  readonly text: string;
  readonly count: number;
  /** Without its end of line. */
  line(index: number): string;
  /** Offset of a line's first character; beyond the last line, the text's length. */
  start(index: number): number;
  /** A position beyond a line's or the text's end counts as that end. */
  offset(position: Position): number;
  position(offset: number): Position;
  range(start: number, end: number): Range;
}

/** Lines end with LF, CRLF or a lone CR, as the protocol has it. */
export function linesOf(text: string): Lines {
  const starts = startsIn(text);
  const count = starts.length;
  const start = (index: number): number => (index < 0 ? 0 : (starts[index] ?? text.length));
  const end = (index: number): number => {
    if (index + 1 >= count) return text.length;
    const next = start(index + 1);
    const feed = text.charCodeAt(next - 1) === 10 ? 1 : 0;
    return next - feed - (text.charCodeAt(next - 1 - feed) === 13 ? 1 : 0);
  };
  // Places are mostly asked for one near the other.
  let near = 0;
  const position = (offset: number): Position => {
    const within = Math.min(Math.max(offset, 0), text.length);
    if (within < start(near) || (near + 1 < count && within >= start(near + 1))) near = lineOf(starts, within, near);
    return { line: near, character: within - start(near) };
  };
  return {
    text,
    count,
    line: (index) => (index < 0 || index >= count ? "" : text.slice(start(index), end(index))),
    start,
    offset: ({ line, character }) => (line < 0 ? 0 : Math.min(start(line) + Math.max(character, 0), end(line))),
    position,
    range: (from, to) => ({ start: position(from), end: position(to) }),
  };
}

function startsIn(text: string): readonly number[] {
  const starts = [0];
  if (!text.includes("\r")) {
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== 10 && code !== 13) continue;
    if (code === 13 && text.charCodeAt(at + 1) === 10) at += 1;
    starts.push(at + 1);
  }
  return starts;
}

/** The last line that starts at or before an offset; one of the next few is tried first. */
function lineOf(starts: readonly number[], offset: number, near: number): number {
  const after = (index: number): boolean => (starts[index] ?? Infinity) > offset;
  if (!after(near)) for (let line = near + 1; line < near + 4; line += 1) if (after(line)) return line - 1;
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (after(middle)) high = middle - 1;
    else low = middle;
  }
  return low;
}

/** Applies edits that do not overlap, in whatever order they are given. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const lines = linesOf(text);
  const sorted = edits
    .map(({ range, text: fresh }) => ({ from: lines.offset(range.start), to: lines.offset(range.end), fresh }))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  let result = "";
  let at = 0;
  for (const { from, to, fresh } of sorted) {
    result += text.slice(at, from) + fresh;
    at = Math.max(at, to);
  }
  return result + text.slice(at);
}
