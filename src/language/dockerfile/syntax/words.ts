// Words of an instruction: cutting them as the builder does, resolving quotes and escapes, finding variables. What a
// variable's value is, scope.ts knows.
import { isBlank, isGap, skipBlanks } from "./blanks.ts";
import type { Joined, Span, Variable, VariableProblem, Word } from "./tree.ts";

/** A part of a joined text, by indexes. */
interface Cut {
  readonly from: number;
  readonly to: number;
}

/** Cuts at blanks; quotes do not hold a word together (FROM, EXPOSE, COPY, ADD, VOLUME). */
export function cutAtGaps(text: string, from = 0, to = text.length): readonly Cut[] {
  const found: Cut[] = [];
  let at = from;
  while (at < to) {
    while (at < to && isGap(text.charCodeAt(at))) at += 1;
    const start = at;
    while (at < to && !isGap(text.charCodeAt(at))) at += 1;
    if (at > start) found.push({ from: start, to: at });
  }
  return found;
}

/** Cuts at blanks outside quotes; an escape takes the next character along (ENV, LABEL, ARG). */
export function cutQuoted(text: string, escape: string, from = 0, to = text.length): readonly Cut[] {
  const found: Cut[] = [];
  let at = skipBlanks(text, from, to);
  while (at < to) {
    const start = at;
    let quote = "";
    while (at < to && (quote !== "" || !isBlank(text.charCodeAt(at)))) {
      const char = text[at] ?? "";
      if (char === escape && quote !== "'") at += 1;
      else if (char === quote) quote = "";
      else if (quote === "" && (char === '"' || char === "'")) quote = char;
      at += 1;
    }
    at = Math.min(at, to);
    found.push({ from: start, to: at });
    at = skipBlanks(text, at, to);
  }
  return found;
}

const none: readonly Variable[] = [];

/** Reads one word: its value with quotes and escapes resolved, and its variables. */
export function readWord(source: Joined, cut: Cut, escape: string): Word {
  const text = source.text.slice(cut.from, cut.to);
  // Most words are plain.
  if (!/["'$\\`]/.test(text))
    return { ...source.span(cut.from, cut.to), text, value: text, variables: none, openQuote: undefined };
  const reading = read(source, cut, escape, true);
  const span = source.span(cut.from, cut.to);
  return {
    ...span,
    text,
    value: reading.value,
    variables: reading.variables,
    openQuote: reading.openQuote,
  };
}

/** Variables in a text in which quotes are plain characters: the heredocs of COPY and ADD. */
export function variablesIn(source: Joined, escape: string): readonly Variable[] {
  return read(source, { from: 0, to: source.text.length }, escape, false).variables;
}

interface Reading {
  value: string;
  readonly variables: Variable[];
  openQuote: '"' | "'" | undefined;
}

interface Reader {
  readonly source: Joined;
  readonly text: string;
  readonly to: number;
  readonly escape: string;
  readonly quotes: boolean;
  readonly result: Reading;
  at: number;
  depth: number;
}

// Deeper nesting of ${a:-${b:-…}} is read as text: nobody writes it, and the stack is finite.
const deepest = 64;

function read(source: Joined, { from, to }: Cut, escape: string, quotes: boolean): Reading {
  const result: Reading = { value: "", variables: [], openQuote: undefined };
  const reader: Reader = { source, text: source.text, to, escape, quotes, result, at: from, depth: 0 };
  result.value = readUntil(reader, "").value;
  return result;
}

/** Up to a closing character, or to the end; `closed` tells which. */
function readUntil(reader: Reader, close: string): { readonly value: string; readonly closed: boolean } {
  const { text, to, escape } = reader;
  let value = "";
  while (reader.at < to) {
    const char = text[reader.at] ?? "";
    if (char === close && close !== "") {
      reader.at += 1;
      return { value, closed: true };
    }
    if (char === "$") value += readVariable(reader);
    else if (char === "'" && reader.quotes) value += readSingle(reader);
    else if (char === '"' && reader.quotes) value += readDouble(reader);
    else if (char === escape) {
      value += text.slice(reader.at + 1, Math.min(reader.at + 2, to));
      reader.at += 2;
    } else {
      value += char;
      reader.at += 1;
    }
  }
  reader.at = Math.min(reader.at, to);
  return { value, closed: false };
}

function readSingle(reader: Reader): string {
  const start = reader.at + 1;
  const end = reader.text.indexOf("'", start);
  if (end < 0 || end >= reader.to) {
    reader.result.openQuote ??= "'";
    reader.at = reader.to;
    return reader.text.slice(start, reader.to);
  }
  reader.at = end + 1;
  return reader.text.slice(start, end);
}

function readDouble(reader: Reader): string {
  const { text, to, escape } = reader;
  let value = "";
  reader.at += 1;
  while (reader.at < to) {
    const char = text[reader.at] ?? "";
    if (char === '"') {
      reader.at += 1;
      return value;
    }
    if (char === "$") {
      value += readVariable(reader);
      continue;
    }
    const next = reader.at + 1 < to ? (text[reader.at + 1] ?? "") : "";
    const escapes = char === escape && (next === '"' || next === "$" || next === escape);
    value += escapes ? next : char;
    reader.at += escapes ? 2 : 1;
  }
  reader.result.openQuote ??= '"';
  return value;
}

const namePattern = /[0-9]+|[@*#?\-$!]|[\p{L}_][\p{L}\p{Nd}_]*/uy;
const singleModifiers = new Set(["+", "-", "?", "#", "%"]);

/** Adds the variable at a "$" and gives its text as written. */
function readVariable(reader: Reader): string {
  const start = reader.at;
  if (reader.text[start + 1] === "{" && start + 1 < reader.to) return readBraced(reader, start);
  const name = nameAt(reader, start + 1);
  reader.at = start + 1 + name.length;
  if (name !== "") add(reader, start, { name, nameAt: start + 1, braced: false, operand: "" });
  return reader.text.slice(start, reader.at);
}

function nameAt({ text, to }: Reader, from: number): string {
  namePattern.lastIndex = from;
  const found = namePattern.exec(text)?.[0] ?? "";
  return from + found.length > to ? found.slice(0, Math.max(to - from, 0)) : found;
}

function readBraced(reader: Reader, start: number): string {
  const { text, to } = reader;
  const known = reader.result.variables.length;
  const name = nameAt(reader, start + 2);
  const after = start + 2 + name.length;
  const end = (modifier: string | undefined, operand: string, problem?: VariableProblem): string => {
    const inner = reader.result.variables.splice(known);
    add(reader, start, { name, nameAt: start + 2, braced: true, modifier, operand, problem });
    reader.result.variables.push(...inner);
    return text.slice(start, reader.at);
  };
  reader.at = after;
  if (after >= to) return end(undefined, "", "open");
  const char = text[after] ?? "";
  if (char === "}") {
    reader.at += 1;
    return end(undefined, "", name === "" ? "name" : undefined);
  }
  if (name === "" && (char === "{" || char === ":")) {
    skipBroken(reader);
    return end(undefined, "", "name");
  }
  if (char === "/") return readReplacement(reader, end);
  const modifier = modifierAt(text, after, to);
  if (modifier === undefined) {
    skipBroken(reader);
    return end(char, "", "modifier");
  }
  reader.at = after + modifier.length;
  const operandAt = reader.at;
  if (reader.depth >= deepest) return end(modifier, "");
  reader.depth += 1;
  const { closed } = readUntil(reader, "}");
  reader.depth -= 1;
  const operand = text.slice(operandAt, closed ? reader.at - 1 : reader.at);
  return end(modifier, operand, closed ? undefined : "open");
}

/** What cannot be read goes up to the brace, if one closes it in the same word. */
function skipBroken(reader: Reader): void {
  const close = /^[^\s"'}]*\}/.exec(reader.text.slice(reader.at, Math.min(reader.to, reader.at + 200)));
  if (close !== null) reader.at += close[0].length;
}

function modifierAt(text: string, at: number, to: number): string | undefined {
  const char = text[at] ?? "";
  const colon = char === ":";
  const operator = colon ? (at + 1 < to ? (text[at + 1] ?? "") : "") : char;
  if (!singleModifiers.has(operator)) return undefined;
  const greedy = !colon && (operator === "#" || operator === "%") && text[at + 1] === operator;
  return (colon ? ":" : "") + operator + (greedy ? operator : "");
}

function readReplacement(
  reader: Reader,
  end: (modifier: string, operand: string, problem?: VariableProblem) => string,
): string {
  const all = reader.text[reader.at + 1] === "/" && reader.at + 1 < reader.to;
  reader.at += all ? 2 : 1;
  const operandAt = reader.at;
  if (reader.depth >= deepest) return end(all ? "//" : "/", "");
  reader.depth += 1;
  const closed = readUntil(reader, "/").closed && readUntil(reader, "}").closed;
  reader.depth -= 1;
  const operand = reader.text.slice(operandAt, closed ? reader.at - 1 : reader.at);
  return end(all ? "//" : "/", operand, closed ? undefined : "open");
}

interface Found {
  readonly name: string;
  readonly nameAt: number;
  readonly braced: boolean;
  readonly modifier?: string | undefined;
  readonly operand: string;
  readonly problem?: VariableProblem | undefined;
}

function add(reader: Reader, start: number, found: Found): void {
  const span: Span = reader.source.span(start, reader.at);
  reader.result.variables.push({
    ...span,
    name: found.name,
    nameSpan: reader.source.span(found.nameAt, found.nameAt + found.name.length),
    braced: found.braced,
    modifier: found.modifier,
    operand: found.operand,
    problem: found.problem,
  });
}
