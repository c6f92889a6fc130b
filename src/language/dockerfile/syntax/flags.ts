// Flags between an instruction's keyword and its arguments: `--from=build --mount=type=cache,target=/x`.
import { isBlank } from "./blanks.ts";
import type { Flag, FlagPart, Joined, Word } from "./tree.ts";
import { readWord } from "./words.ts";

/** A flag's characters without quotes and escapes, and where each one stands in the logical line. */
interface Unquoted {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly indexes: readonly number[];
}

const none: readonly Flag[] = [];

/** Reads flags from an index on; `rest` is where the arguments begin. The escape is a backslash here, whatever the file says. */
export function readFlags(
  line: Joined,
  from: number,
  to: number,
): { readonly flags: readonly Flag[]; readonly rest: number } {
  let flags: Flag[] | undefined;
  let at = from;
  for (;;) {
    while (at < to && isBlank(line.text.charCodeAt(at))) at += 1;
    if (line.text[at] !== "-" || line.text[at + 1] !== "-" || at + 1 >= to) return { flags: flags ?? none, rest: at };
    const word = unquote(line.text, at, to);
    at = word.to;
    if (word.text === "--") return { flags: flags ?? none, rest: at };
    (flags ??= []).push(flagOf(line, word));
  }
}

function unquote(source: string, from: number, to: number): Unquoted {
  let text = "";
  let quote = "";
  const indexes: number[] = [];
  let at = from;
  for (; at < to && (quote !== "" || !isBlank(source.charCodeAt(at))); at += 1) {
    const char = source[at] ?? "";
    if (quote === "" && (char === '"' || char === "'")) quote = char;
    else if (char === quote) quote = "";
    else if (char === "\\") {
      at += 1;
      if (at >= to) break;
      indexes.push(at);
      text += source[at] ?? "";
    } else {
      indexes.push(at);
      text += char;
    }
  }
  return { from, to: Math.min(at, to), text, indexes };
}

function flagOf(line: Joined, word: Unquoted): Flag {
  const equals = word.text.indexOf("=");
  const name = equals < 0 ? word.text.slice(2) : word.text.slice(2, equals);
  const nameFrom = word.from + 2;
  const equalsAt = equals < 0 ? word.to : (word.indexes[equals] ?? word.to);
  const base = { ...line.span(word.from, word.to), name, nameSpan: line.span(nameFrom, equalsAt) };
  if (equals < 0) return { ...base, value: undefined, parts: [] };
  const read = readWord(line, { from: equalsAt + 1, to: word.to }, "\\");
  const value: Word = { ...read, value: word.text.slice(equals + 1) };
  return { ...base, value, parts: partsOf(line, word, equals + 1) };
}

/** The value's fields, parted by commas; a field that begins with a quote goes on to the next one. */
function partsOf(line: Joined, word: Unquoted, start: number): readonly FlagPart[] {
  const parts: FlagPart[] = [];
  const { text } = word;
  let from = start;
  while (from <= text.length) {
    const quoted = text[from] === '"';
    const close = quoted ? text.indexOf('"', from + 1) : -1;
    const comma = text.indexOf(",", Math.max(close, from));
    const to = comma < 0 ? text.length : comma;
    parts.push(partOf(line, word, from + (quoted ? 1 : 0), close > 0 ? close : to));
    from = to + 1;
  }
  return parts;
}

function partOf(line: Joined, word: Unquoted, from: number, to: number): FlagPart {
  const index = (at: number): number => word.indexes[at] ?? word.to;
  const span = (start: number, end: number): { start: number; end: number } =>
    end > start ? line.span(index(start), index(end - 1) + 1) : line.span(index(start), index(start));
  const field = word.text.slice(from, to);
  const equals = field.indexOf("=");
  const keyEnd = equals < 0 ? to : from + equals;
  return {
    ...span(from, to),
    key: word.text.slice(from, keyEnd),
    keySpan: span(from, keyEnd),
    value: equals < 0 ? undefined : field.slice(equals + 1),
    valueSpan: equals < 0 ? span(to, to) : span(keyEnd + 1, to),
  };
}
