// Compose's YAML reader lets brackets, braces and quotes go on in lines that are not indented; the library does not. Such
// stretches are laid on one line before they are read again: every sign keeps its offset, only line ends and comments
// within them become blanks.
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly comments: readonly { readonly start: number; readonly end: number }[];
}

interface Budget {
  left: number;
}

const farthest = 400;
/** Characters looked at for one text: what needs more is no file that somebody wrote. */
const mostWork = 1_000_000;
const opening = /(?:^|[\s])(?=["'[{])/g;

/** The text with the stretches around these offsets laid flat; undefined where there are none. */
export function flattened(text: string, offsets: readonly number[]): string | undefined {
  const stretches = new Map<number, Stretch>();
  const budget: Budget = { left: mostWork };
  for (const offset of offsets.slice(0, 50)) {
    const found = stretchAround(text, offset, budget);
    if (found !== undefined) stretches.set(found.start, found);
  }
  if (stretches.size === 0) return undefined;
  let result = "";
  let at = 0;
  for (const { start, end, comments } of [...stretches.values()].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    result += text.slice(at, start);
    let from = start;
    for (const comment of comments) {
      result += text.slice(from, comment.start).replaceAll(/[\r\n\t]/g, " ") + " ".repeat(comment.end - comment.start);
      from = comment.end;
    }
    result += text.slice(from, end).replaceAll(/[\r\n\t]/g, " ");
    at = end;
  }
  return result + text.slice(at);
}

/** The nearest bracket or quote above that opens a value and closes at or behind the offset, over several lines. */
function stretchAround(text: string, offset: number, budget: Budget): Stretch | undefined {
  let lineEnd = Math.min(offset + 1, text.length);
  for (let lines = 0; lines < farthest && lineEnd >= 0 && budget.left > 0; lines += 1) {
    const lineStart = text.lastIndexOf("\n", lineEnd - 1) + 1;
    const line = text.slice(lineStart, lineEnd);
    if (!/^\s*#/.test(line)) {
      for (const { index, 0: before } of line.matchAll(opening)) {
        const start = lineStart + index + before.length;
        budget.left -= start - lineStart;
        if (budget.left <= 0) return undefined;
        if (!opens(text.slice(lineStart, start))) continue;
        const found = stretchFrom(text, start, budget);
        if (found !== undefined && found.end >= offset && /[\r\n]/.test(text.slice(start, found.end))) return found;
      }
    }
    if (lineStart === 0) return undefined;
    lineEnd = lineStart - 1;
  }
  return undefined;
}

/** Whether a value can begin behind this piece of a line: after a colon, a dash, an anchor or a tag. */
const opens = (before: string): boolean => /(?:^\s*|[:\-?]\s+|[:\-?]\s+[&!]\S+\s+)$/.test(before);

/** From an opening bracket or quote to what closes it. */
function stretchFrom(text: string, start: number, budget: Budget): Stretch | undefined {
  const first = text[start];
  if (first === '"' || first === "'") {
    const end = quoteEnd(text, start);
    budget.left -= Math.max(0, (end < 0 ? text.length : end) - start);
    return end < 0 ? undefined : { start, end, comments: [] };
  }
  const comments: { start: number; end: number }[] = [];
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    budget.left -= 1;
    if (budget.left <= 0) return undefined;
    const sign = text[at];
    if (sign === "[" || sign === "{") depth += 1;
    else if (sign === "]" || sign === "}") {
      depth -= 1;
      if (depth === 0) return { start, end: at + 1, comments };
    } else if ((sign === '"' || sign === "'") && /[[{,:\s]$/.test(text.slice(Math.max(start, at - 1), at))) {
      const end = quoteEnd(text, at);
      if (end < 0) return undefined;
      at = end - 1;
    } else if (sign === "#" && /\s/.test(text[at - 1] ?? " ")) {
      const end = text.indexOf("\n", at);
      if (end < 0) return undefined;
      comments.push({ start: at, end });
      at = end;
    }
  }
  return undefined;
}

/** Offset behind the closing quote, or -1. */
function quoteEnd(text: string, start: number): number {
  const quote = text[start];
  for (let at = start + 1; at < text.length; at += 1) {
    if (quote === '"' && text[at] === "\\") at += 1;
    else if (text[at] === quote) {
      if (quote === "'" && text[at + 1] === "'") at += 1;
      else return at + 1;
    }
  }
  return -1;
}
