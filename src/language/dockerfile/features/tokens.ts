// Semantic tokens in one pass: instructions, flags, variables, stages, and the shell inside RUN in broad strokes.
import type { Token, TokenType } from "../../language.ts";
import type { Dockerfile, Instruction, Span } from "../syntax/tree.ts";

type Mark = Span & { readonly type: TokenType };

export function tokens(doc: Dockerfile): readonly Token[] {
  const marks: Mark[] = doc.comments.map(({ start, end }) => ({ start, end, type: "comment" }));
  for (const directive of doc.directives) if (directive.known) marks.push({ ...directive.nameSpan, type: "macro" });
  for (const instruction of doc.instructions) markInstruction(doc, instruction, marks);
  return toTokens(doc, marks);
}

function markInstruction(doc: Dockerfile, instruction: Instruction, marks: Mark[]): void {
  const mark = (span: Span, type: TokenType): void => {
    if (span.end > span.start) marks.push({ start: span.start, end: span.end, type });
  };
  mark(instruction.keyword, "keyword");
  for (const flag of instruction.flags) {
    mark({ start: flag.start, end: flag.nameSpan.end }, "property");
    for (const part of flag.name === "mount" ? flag.parts : []) mark(part.keySpan, "parameter");
  }
  for (const variable of instruction.variables) mark(variable, "variable");
  for (const { marker, close } of instruction.heredocs) {
    mark(marker, "macro");
    if (close !== undefined) mark(close, "macro");
  }
  if (instruction.trigger !== undefined) return markInstruction(doc, { ...instruction.trigger, heredocs: [] }, marks);
  for (const item of instruction.json?.items ?? []) mark(item, "string");
  if (instruction.name === "FROM") markFrom(instruction, mark);
  else if (instruction.name === "ENV" || instruction.name === "ARG" || instruction.name === "LABEL")
    for (const { key } of instruction.pairs) mark(key, instruction.name === "LABEL" ? "property" : "variable");
  else if (instruction.name === "HEALTHCHECK") for (const word of instruction.words) mark(word, "keyword");
  else if (instruction.name === "EXPOSE")
    for (const word of instruction.words) if (/^\d/.test(word.text)) mark(word, "number");
  if (instruction.name === "RUN" && instruction.json === undefined) markShell(doc, instruction, mark);
}

function markFrom({ words, stage }: Instruction, mark: (span: Span, type: TokenType) => void): void {
  if (stage?.image !== undefined) mark(stage.image, "namespace");
  if (stage?.name === undefined) return;
  const as = words[1];
  if (as !== undefined) mark(as, "keyword");
  mark(stage.name, "function");
}

const shell = /('[^']*'|"(?:[^"\\]|\\.)*")|(\$(?:\{[^}]*\}|\w+|[@*#?$!-]))|(&&|\|\||[|;&<>]+)|([^\s'"$|;&<>()]+)/gs;

/** Commands are what begins a part; the rest of a part is arguments, of which only options and strings are told. */
function markShell(doc: Dockerfile, instruction: Instruction, mark: (span: Span, type: TokenType) => void): void {
  const { body, heredocs } = instruction;
  markShellText(
    body.text,
    (from, to) => body.span(from, to),
    mark,
    new Map(heredocs.map(({ marker }) => [marker.start, marker.end])),
  );
  for (const { content } of heredocs) {
    const text = doc.text.slice(content.start, content.end);
    if (text.startsWith("#!")) continue;
    markShellText(text, (from, to) => ({ start: content.start + from, end: content.start + to }), mark, new Map());
  }
}

function markShellText(
  text: string,
  span: (from: number, to: number) => Span,
  mark: (span: Span, type: TokenType) => void,
  markers: ReadonlyMap<number, number>,
): void {
  let expectsCommand = true;
  let line = 0;
  let markerEnd = 0;
  for (const found of text.matchAll(shell)) {
    const from = found.index;
    const to = from + found[0].length;
    const [, string, variable, operator, word] = found;
    if (text.slice(line, from).includes("\n")) expectsCommand = true;
    line = to;
    const at = span(from, to);
    markerEnd = markers.get(at.start) ?? markerEnd;
    if (at.start < markerEnd) continue;
    if (string !== undefined) mark(at, "string");
    else if (variable !== undefined) mark(at, "variable");
    else if (operator !== undefined) {
      mark(at, "operator");
      expectsCommand = /[&|;]/.test(operator);
      continue;
    } else if (word !== undefined && expectsCommand && /^[A-Za-z_]\w*=/.test(word)) continue;
    else if (word !== undefined && expectsCommand)
      mark(at, /^(?:if|then|else|elif|fi|for|do|done|while|case|esac|in|set)$/.test(word) ? "keyword" : "function");
    else if (word?.startsWith("-") === true) mark(at, "parameter");
    expectsCommand = word !== undefined && expectsCommand && /^(?:if|then|else|elif|do|while)$/.test(word);
  }
}

/** One token a line, in order, none within another: the later mark gives way. */
function toTokens(doc: Dockerfile, marks: readonly Mark[]): readonly Token[] {
  const sorted = [...marks].sort((a, b) => a.start - b.start || b.end - a.end);
  const pieces = flatten(sorted);
  const found: Token[] = [];
  for (const { start, end, type } of pieces) {
    let { line, character } = doc.lines.position(start);
    for (let at = start; at < end;) {
      const lineEnd = Math.min(doc.lines.start(line) + doc.lines.line(line).length, end);
      if (lineEnd > at) found.push({ line, character, length: lineEnd - at, type });
      line += 1;
      character = 0;
      at = doc.lines.start(line);
      if (line >= doc.lines.count) break;
    }
  }
  return found;
}

/** A variable inside a string parts it in two. */
function flatten(sorted: readonly Mark[]): readonly Mark[] {
  const found: Mark[] = [];
  const open: Mark[] = [];
  let at = 0;
  const close = (until: number): void => {
    for (let top = open.at(-1); top !== undefined && top.end <= until; top = open.at(-1)) {
      if (top.end > at) found.push({ start: Math.max(at, top.start), end: top.end, type: top.type });
      at = Math.max(at, top.end);
      open.pop();
    }
  };
  for (const mark of sorted) {
    close(mark.start);
    const top = open.at(-1);
    if (top !== undefined && mark.start > Math.max(at, top.start))
      found.push({ start: Math.max(at, top.start), end: mark.start, type: top.type });
    if (top !== undefined && mark.end > top.end) continue;
    at = Math.max(at, mark.start);
    open.push(mark);
  }
  close(Number.POSITIVE_INFINITY);
  return found;
}
