// The exec form: a JSON array with the place of each string. As strict as the builder's own reader.
import type { Joined, JsonForm, JsonItem, Span } from "./tree.ts";

/** Reads what begins with "["; undefined when it is no JSON array, which makes it shell form. */
export function readJson(source: Joined, from = 0): JsonForm | undefined {
  const to = source.text.length;
  if (source.text[from] !== "[" || !isJsonArray(source.text.slice(from))) return undefined;
  const items: JsonItem[] = [];
  const others: Span[] = [];
  let at = from + 1;
  while (at < to) {
    at = skip(source.text, at);
    const char = source.text[at];
    if (char === "]" || char === undefined) break;
    if (char === ",") {
      at += 1;
      continue;
    }
    const end = valueEnd(source.text, at);
    if (char === '"') items.push(itemOf(source, at, end));
    else others.push(source.span(at, end));
    at = end;
  }
  return { ...source.span(from, to), items, others };
}

function isJsonArray(text: string): boolean {
  try {
    return Array.isArray(JSON.parse(text));
  } catch {
    return false;
  }
}

function itemOf(source: Joined, from: number, end: number): JsonItem {
  const value: unknown = JSON.parse(source.text.slice(from, end));
  return {
    ...source.span(from, end),
    value: typeof value === "string" ? value : "",
    inner:
      end - from > 2
        ? source.span(from + 1, end - 1)
        : { start: source.offsetAt(from + 1), end: source.offsetAt(from + 1) },
  };
}

function skip(text: string, from: number): number {
  let at = from;
  while (at < text.length && /[ \t\n\r]/.test(text[at] ?? "")) at += 1;
  return at;
}

/** Behind the value that begins here; the text is known to be JSON. */
function valueEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const char = text[at];
    if (char === '"') at = stringEnd(text, at) - 1;
    else if (char === "[" || char === "{") depth += 1;
    else if ((char === "]" || char === "}") && depth > 0) {
      depth -= 1;
      if (depth === 0) return at + 1;
      continue;
    } else if (depth === 0 && (char === "," || char === "]")) return at;
    if (depth === 0 && char === '"') return at + 1;
  }
  return text.length;
}

function stringEnd(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}
