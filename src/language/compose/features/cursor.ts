// Where a cursor stands in a file that is being typed: which keys lead there and what is being written. Told from
// indentation alone, so that it holds while the YAML around is half finished.
import type { Position } from "../../../base/text.ts";
import type { ComposeDocument } from "../syntax/document.ts";

export interface Cursor {
  /** Keys from the top; "[]" for an item of a list. */
  readonly path: readonly string[];
  /** A key may be written here, or a value. Behind a dash it may be either. */
  readonly key: boolean;
  readonly value: boolean;
  /** What is written already, up to the cursor. */
  readonly prefix: string;
  /** Offsets of the word that a completion replaces. */
  readonly start: number;
  readonly end: number;
  /** Within quotes, brackets or braces. */
  readonly quoted: boolean;
  readonly flow: boolean;
  /** Column at which the key or item begins. */
  readonly column: number;
  /** Keys beside it. */
  readonly beside: readonly string[];
  /** A blank is still missing, behind a colon or a dash. */
  readonly gap: boolean;
}

interface Token {
  readonly column: number;
  /** Undefined for a dash. */
  readonly key?: string;
  /** A key with nothing behind it on its line, or a dash. */
  readonly open: boolean;
}

const keyPattern = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#\-[{"'&*!|>%@`][^#]*?|-[^\s#][^#]*?)\s*:(?=\s|$)/;

/** Dashes and the key that begin a line. */
function tokensOf(line: string): { readonly tokens: readonly Token[]; readonly rest: number } {
  const tokens: Token[] = [];
  let at = /^ */.exec(line)?.[0].length ?? 0;
  for (let dash = /^-( +|$)/.exec(line.slice(at)); dash !== null; dash = /^-( +|$)/.exec(line.slice(at))) {
    tokens.push({ column: at, open: true });
    at += dash[0].length;
  }
  const found = keyPattern.exec(line.slice(at));
  if (found === null) return { tokens, rest: at };
  const behind = line.slice(at + found[0].length);
  const key = (found[1] ?? "").replace(/^(["'])(.*)\1$/, "$2").trim();
  tokens.push({ column: at, key, open: /^\s*(?:[&!]\S+\s*)*(?:#.*)?$/.test(behind) });
  return { tokens, rest: at + found[0].length + (/^\s*/.exec(behind)?.[0].length ?? 0) };
}

/** Undefined in comments and in text blocks. */
export function cursorAt(doc: ComposeDocument, position: Position): Cursor | undefined {
  const { lines } = doc;
  const whole = lines.line(position.line);
  const before = whole.slice(0, position.character);
  if (/(^|\s)#/.test(before.replaceAll(/"[^"]*"|'[^']*'/g, "")) || before.includes("\t")) return undefined;
  const blank = before.trim() === "";
  const { tokens, rest: behind } = tokensOf(before);
  // Tags and anchors stand before a value.
  const rest = behind + (/^(?:[&!]\S*\s+)*/.exec(before.slice(behind))?.[0].length ?? 0);
  const named = tokens.find(({ key }) => key !== undefined);
  const column = blank ? before.length : rest;
  const first = tokens[0]?.column ?? column;
  const { path, text } = above(
    doc,
    position.line,
    tokens.length === 0 ? column : first,
    tokens[0]?.key === undefined && tokens.length > 0,
  );
  if (text) return undefined;
  const own = tokens.flatMap(({ key }) => key ?? "[]");
  const base = lines.start(position.line);
  const inline = inlineAt(before.slice(rest));
  const prefix = before.slice(rest + inline.from);
  if (inline.closed || (prefix === "" && !inline.quoted && isTaken(doc, position, named))) return undefined;
  const full = [...path, ...own, ...inline.path];
  const startColumn = rest + inline.from;
  const tail = /^[^\s"',\]}#]*/.exec(whole.slice(position.character))?.[0] ?? "";
  const isValue = named !== undefined || inline.flow;
  return {
    path: full,
    key: inline.flow ? inline.key : named === undefined,
    value: inline.flow ? !inline.key : isValue || tokens.length > 0,
    prefix,
    start: base + startColumn,
    end: base + position.character + (tail.startsWith(":") ? 0 : tail.replace(/:$/, "").length),
    quoted: inline.quoted,
    flow: inline.flow,
    column,
    beside: named === undefined && !inline.flow ? siblingsOf(doc, position.line, column) : [],
    gap: prefix === "" && !blank && /[:-]$/.test(before),
  };
}

/** Whether something stands where the cursor is that what is begun here would break: behind blanks, or as a block below. */
function isTaken({ lines }: ComposeDocument, { line, character }: Position, key: Token | undefined): boolean {
  const after = lines.line(line).slice(character);
  if (/^\s+[^\s#,\]}]/.test(after) || /^(?:-(?:\s|$)|["'[{!&|>])/.test(after)) return true;
  if (key === undefined || !/^\s*(?:#|$)/.test(after)) return false;
  for (let at = line + 1; at < lines.count; at += 1) {
    const below = lines.line(at);
    if (/^\s*(?:#|$)/.test(below)) continue;
    const indent = /^ */.exec(below)?.[0].length ?? 0;
    return indent > key.column || (indent === key.column && /^\s*-(?:\s|$)/.test(below));
  }
  return false;
}

/** The keys that lead to a line, from those above it with less indentation. */
function above(
  { lines }: ComposeDocument,
  line: number,
  column: number,
  dash: boolean,
): { readonly path: readonly string[]; readonly text: boolean } {
  const path: string[] = [];
  let limit = column;
  let afterDash = dash;
  for (let at = line - 1; at >= 0 && (limit > 0 || afterDash); at -= 1) {
    const text = lines.line(at);
    if (/^\s*(#|$)/.test(text)) continue;
    if (/^(---|\.\.\.)(\s|$)/.test(text)) break;
    const { tokens, rest } = tokensOf(text);
    for (const token of tokens.toReversed()) {
      const isParent = token.column < limit || (afterDash && token.key !== undefined && token.column === limit);
      if (!isParent) continue;
      // Below a text block everything is text.
      if (path.length === 0 && /^[|>][+-]?\d?[+-]?\s*(#.*)?$/.test(text.slice(rest))) return { path, text: true };
      path.unshift(token.key ?? "[]");
      limit = token.column;
      afterDash = token.key === undefined;
    }
  }
  return { path, text: false };
}

/** Keys of the same mapping, above and below. */
function siblingsOf({ lines }: ComposeDocument, line: number, column: number): readonly string[] {
  const found: string[] = [];
  const begins = tokensOf(lines.line(line)).tokens.some((token) => token.key === undefined && token.column < column);
  // What stands above the dash of an item is another item's.
  for (const step of begins ? [1] : [-1, 1]) {
    for (let at = line + step; at >= 0 && at < lines.count; at += step) {
      const text = lines.line(at);
      if (/^\s*(#|$)/.test(text)) continue;
      const { tokens } = tokensOf(text);
      const own = tokens.find(({ key, column: where }) => key !== undefined && where === column);
      const indent = /^ */.exec(text)?.[0].length ?? 0;
      const newItem = tokens.some(({ key, column: where }) => key === undefined && where < column);
      if (own?.key !== undefined && !(step === 1 && newItem)) found.push(own.key);
      if (indent < column) break;
    }
  }
  return found;
}

interface Inline {
  readonly path: readonly string[];
  readonly from: number;
  readonly key: boolean;
  readonly flow: boolean;
  readonly quoted: boolean;
  /** The text ends with the end of something in quotes. */
  readonly closed: boolean;
}

/** What brackets and quotes of the line itself add. */
function inlineAt(text: string): Inline {
  const stack: { readonly sign: string; key?: string }[] = [];
  let from = 0;
  let quote = "";
  let closed = -1;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (quote !== "") {
      if (sign === quote) [quote, closed] = ["", at + 1];
      continue;
    }
    if ((sign === '"' || sign === "'") && /(^|[\s[{,:])$/.test(text.slice(0, at))) {
      quote = sign;
      from = at + 1;
    } else if ((sign === "[" || sign === "{") && (at === 0 || stack.length > 0) && text[at - 1] !== "$") {
      stack.push({ sign });
      from = at + 1;
    } else if ((sign === "]" || sign === "}") && stack.length > 0) {
      stack.pop();
      from = closed = at + 1;
    } else if (sign === "," && stack.length > 0) {
      const top = stack.at(-1);
      if (top !== undefined) delete top.key;
      from = at + 1;
    } else if (sign === ":" && stack.at(-1)?.sign === "{" && /\s/.test(text[at + 1] ?? " ")) {
      const top = stack.at(-1);
      if (top !== undefined)
        top.key = text
          .slice(from, at)
          .trim()
          .replace(/^["']|["']$/g, "");
      from = at + 1;
    }
  }
  from += /^\s*/.exec(text.slice(from))?.[0].length ?? 0;
  const path = stack.flatMap(({ sign, key }) => (sign === "[" ? ["[]"] : key === undefined ? [] : [key]));
  const top = stack.at(-1);
  return {
    path,
    from,
    key: top?.sign === "{" && top.key === undefined,
    flow: top !== undefined,
    quoted: quote !== "",
    closed: quote === "" && closed === text.trimEnd().length,
  };
}
