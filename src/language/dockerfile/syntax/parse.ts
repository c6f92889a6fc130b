// Reads a whole Dockerfile in one pass, in linear time, and never throws. The order is the builder's: directives, logical
// lines, heredocs behind them, stages.
import { linesOf } from "../../../base/text.ts";
import { heredocMarks } from "./heredocs.ts";
import { joinedAt } from "./joined.ts";
import { commentAt, firstNonBlank, physicalLines, readLogicalLine, type PhysicalLine } from "./logicalLines.ts";
import { attachHeredocs, readInstruction, type Building } from "./readInstruction.ts";
import { stagesOf } from "./stages.ts";
import type { Comment, Directive, Dockerfile, Heredoc, Instruction, Joined } from "./tree.ts";

export function parse(text: string): Dockerfile {
  const lines = physicalLines(text);
  const directives = readDirectives(text, lines);
  const named = directives.find(({ name }) => name === "escape")?.value;
  const escape = named === "`" ? "`" : "\\";
  const comments: Comment[] = [];
  const instructions: Building<Instruction>[] = [];
  let above: Comment[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at];
    if (line === undefined) break;
    const comment = commentAt(text, at === 0 ? behindMark(text, line) : line, false);
    if (comment !== undefined) {
      comments.push(comment);
      above.push(comment);
      at += 1;
    } else if (firstNonBlank(text, at === 0 ? behindMark(text, line) : line) === line.end) {
      above = [];
      at += 1;
    } else {
      at = readOne(text, lines, at, escape, { comments, above, instructions });
      above = [];
    }
  }
  const { preamble, stages } = stagesOf(instructions, comments);
  return { text, lines: linesOf(text), escape, directives, comments, instructions, preamble, stages };
}

/** A byte order mark is no part of the first line. */
function behindMark(text: string, line: PhysicalLine): PhysicalLine {
  return text.charCodeAt(0) === 0xfeff ? { ...line, start: line.start + 1 } : line;
}

interface Gathered {
  readonly comments: Comment[];
  readonly above: readonly Comment[];
  readonly instructions: Building<Instruction>[];
}

/** Reads an instruction with its heredocs; gives the first line behind it. */
function readOne(text: string, lines: readonly PhysicalLine[], at: number, escape: string, into: Gathered): number {
  const own = at === 0 ? lines.with(0, behindMark(text, lines[0] ?? { start: 0, end: 0, next: 0 })) : lines;
  const line = readLogicalLine(text, own, at, escape);
  into.comments.push(...line.comments);
  const made = readInstruction(line.joined, {
    index: into.instructions.length,
    span: line,
    comments: line.comments,
    commentsAbove: into.above,
    emptyLines: line.emptyLines,
    danglingEscape: line.danglingEscape,
    escape,
  });
  into.instructions.push(made);
  return readHeredocs(text, lines, line.nextLine, made, line.joined, escape);
}

const holdsHeredocs = new Set(["RUN", "COPY", "ADD"]);

function readHeredocs(
  text: string,
  lines: readonly PhysicalLine[],
  from: number,
  made: Building<Instruction>,
  line: Joined,
  escape: string,
): number {
  const holder = made.trigger ?? made;
  if (!holdsHeredocs.has(holder.name) || holder.json !== undefined) return from;
  const marks = heredocMarks(line);
  if (marks.length === 0) return from;
  const found: Heredoc[] = [];
  let at = from;
  for (const mark of marks) {
    const start = lines[at]?.start ?? text.length;
    while (at < lines.length && !closes(text, lines[at], mark.name, mark.chomps)) at += 1;
    const closing = lines[at];
    const close = closing && { start: closing.end - mark.name.length, end: closing.end };
    const end = closing?.start ?? text.length;
    const content = { start: Math.min(start, end), end };
    found.push({ ...mark, start: content.start, end: close?.end ?? end, content, close });
    at = Math.min(at + 1, lines.length);
  }
  const contentOf = ({ content }: Heredoc): Joined => joinedAt(text.slice(content.start, content.end), content.start);
  attachHeredocs(made, found, found.at(-1)?.end ?? made.end, contentOf, escape);
  return at;
}

function closes(text: string, line: PhysicalLine | undefined, name: string, chomps: boolean): boolean {
  if (line === undefined) return false;
  let start = line.start;
  while (chomps && start < line.end && text[start] === "\t") start += 1;
  return line.end - start === name.length && text.startsWith(name, start);
}

const directive = /^#\s*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(.+?)\s*$/d;
const known = new Set(["syntax", "escape", "check"]);

/** Directives stand at the top; the first line that is none ends them. Unknown ones are listed when nothing precedes. */
function readDirectives(text: string, lines: readonly PhysicalLine[]): readonly Directive[] {
  const found: Directive[] = [];
  for (const [index, whole] of lines.entries()) {
    const line = index === 0 ? behindMark(text, whole) : whole;
    // The builder first tells the frontend from the raw line (blanks before "#" end that), then reads lines trimmed.
    const start = firstNonBlank(text, line);
    const match = directive.exec(text.slice(start, line.end));
    const [name, value] = [match?.indices?.[1], match?.indices?.[2]];
    if (match === null || name === undefined || value === undefined) {
      if (index === 0 && text.startsWith("#!", line.start)) continue;
      return found;
    }
    const lower = (match[1] ?? "").toLowerCase();
    found.push({
      start,
      end: line.end,
      name: lower,
      nameSpan: { start: start + name[0], end: start + name[1] },
      value: match[2] ?? "",
      valueSpan: { start: start + value[0], end: start + value[1] },
      known: known.has(lower),
    });
    if (!known.has(lower)) return found;
  }
  return found;
}
