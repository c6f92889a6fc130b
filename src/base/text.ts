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
  const starts = [0];
  const ends: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== 10 && code !== 13) continue;
    ends.push(at);
    if (code === 13 && text.charCodeAt(at + 1) === 10) at += 1;
    starts.push(at + 1);
  }
  ends.push(text.length);
  const start = (index: number): number => (index < 0 ? 0 : (starts[index] ?? text.length));
  const end = (index: number): number => ends[index] ?? text.length;
  const position = (offset: number): Position => {
    const within = Math.min(Math.max(offset, 0), text.length);
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (start(middle) <= within) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: within - start(low) };
  };
  return {
    text,
    count: starts.length,
    line: (index) => (index < 0 || index >= starts.length ? "" : text.slice(start(index), end(index))),
    start,
    offset: ({ line, character }) => (line < 0 ? 0 : Math.min(start(line) + Math.max(character, 0), end(line))),
    position,
    range: (from, to) => ({ start: position(from), end: position(to) }),
  };
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
