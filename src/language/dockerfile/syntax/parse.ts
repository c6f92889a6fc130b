// Reads a whole Dockerfile in one pass, in linear time, and never throws. The order is the builder's: directives, logical
// lines, heredocs behind them, stages. Of an older version, what stands before the first difference is taken over.
import { linesOf } from "../../../base/text.ts";
import { headOf, remember } from "./head.ts";
import { heredocMarks } from "./heredocs.ts";
import { joinedAt } from "./joined.ts";
import { commentAt, firstNonBlank, lineAt, readLogicalLine, type PhysicalLine } from "./logicalLines.ts";
import { attachHeredocs, readInstruction, type Building } from "./readInstruction.ts";
import { stagesOf } from "./stages.ts";
import type { Comment, Directive, Dockerfile, Heredoc, Instruction, Joined } from "./tree.ts";
import { follow } from "./versions.ts";

/** `before`: an older version of the text, for speed; the result is the same without. */
export function parse(text: string, before?: Dockerfile): Dockerfile {
  const head = before && headOf(before, text);
  const directives = head?.directives ?? readDirectives(text);
  const named = directives.find(({ name }) => name === "escape")?.value;
  const escape = named === "`" ? "`" : "\\";
  const into: Gathered = { comments: [...(head?.comments ?? [])], instructions: [...(head?.instructions ?? [])] };
  readLines(text, head?.next ?? 0, escape, into);
  const { comments, instructions } = into;
  const { preamble, stages } = stagesOf(instructions, comments, head?.stages);
  const doc: Dockerfile = { text, lines: linesOf(text), escape, directives, comments, instructions, preamble, stages };
  if (head !== undefined) remember(doc, head);
  if (before !== undefined) follow(doc, before);
  return doc;
}

interface Gathered {
  readonly comments: Comment[];
  readonly instructions: Building<Instruction>[];
}

const none: readonly never[] = [];

/** From the start of a line at which nothing is open. */
function readLines(text: string, from: number, escape: string, into: Gathered): void {
  let above: Comment[] = [];
  let at = from;
  while (at <= text.length) {
    const line = lineAt(text, at);
    const comment = commentAt(text, line, false);
    at = line.next;
    if (comment !== undefined) {
      into.comments.push(comment);
      above.push(comment);
      continue;
    }
    const commentsAbove = above.length === 0 ? none : above;
    if (firstNonBlank(text, line) !== line.end) at = readOne(text, line, escape, commentsAbove, into);
    if (above.length > 0) above = [];
  }
}

/** Reads an instruction with its heredocs; gives the start of the first line behind it. */
function readOne(
  text: string,
  first: PhysicalLine,
  escape: string,
  commentsAbove: readonly Comment[],
  into: Gathered,
): number {
  const line = readLogicalLine(text, first, escape);
  into.comments.push(...line.comments);
  const made = readInstruction(line.joined, {
    index: into.instructions.length,
    span: line,
    comments: line.comments,
    commentsAbove,
    emptyLines: line.emptyLines,
    danglingEscape: line.danglingEscape,
    escape,
  });
  into.instructions.push(made);
  return readHeredocs(text, line.next, made, line.joined, escape);
}

const holdsHeredocs = new Set(["RUN", "COPY", "ADD"]);

function readHeredocs(text: string, from: number, made: Building<Instruction>, line: Joined, escape: string): number {
  const holder = made.trigger ?? made;
  if (!holdsHeredocs.has(holder.name) || holder.json !== undefined) return from;
  const marks = heredocMarks(line);
  if (marks.length === 0) return from;
  const found: Heredoc[] = [];
  let at = from;
  for (const mark of marks) {
    const start = Math.min(at, text.length);
    let closing: PhysicalLine | undefined;
    while (closing === undefined && at <= text.length) {
      const next = lineAt(text, at);
      if (closes(text, next, mark.name, mark.chomps)) closing = next;
      at = next.next;
    }
    const close = closing && { start: closing.end - mark.name.length, end: closing.end };
    const end = closing?.start ?? text.length;
    found.push({ ...mark, start, end: close?.end ?? end, content: { start, end }, close });
  }
  const contentOf = ({ content }: Heredoc): Joined => joinedAt(text.slice(content.start, content.end), content.start);
  attachHeredocs(made, found, found.at(-1)?.end ?? made.end, contentOf, escape);
  return at;
}

function closes(text: string, line: PhysicalLine, name: string, chomps: boolean): boolean {
  let { start } = line;
  while (chomps && start < line.end && text[start] === "\t") start += 1;
  return line.end - start === name.length && text.startsWith(name, start);
}

const directive = /^#\s*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(.+?)\s*$/d;
const known = new Set(["syntax", "escape", "check"]);

/** Directives stand at the top; the first line that is none ends them. Unknown ones are listed when nothing precedes. */
function readDirectives(text: string): readonly Directive[] {
  const found: Directive[] = [];
  for (let at = 0, line: PhysicalLine; at <= text.length; at = line.next) {
    line = lineAt(text, at);
    // The builder first tells the frontend from the raw line (blanks before "#" end that), then reads lines trimmed.
    const start = firstNonBlank(text, line);
    const match = directive.exec(text.slice(start, line.end));
    const [name, value] = [match?.indices?.[1], match?.indices?.[2]];
    if (match === null || name === undefined || value === undefined) {
      if (at === 0 && text.startsWith("#!", line.start)) continue;
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
