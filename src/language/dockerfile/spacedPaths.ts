// Paths with blanks in COPY, ADD and VOLUME: the builder parts words at every blank, whatever quotes or backslashes say. Only
// JSON keeps one.
import { t } from "../../base/l10n.ts";
import type { Fix } from "../language.ts";
import { byHand, replace } from "./edits.ts";
import type { Dockerfile, Instruction, Span, Word } from "./syntax/tree.ts";

/** Words that were meant as one path. */
export interface SpacedPath extends Span {
  readonly words: readonly Word[];
  /** What was to keep them together. */
  readonly by: "escape" | "quote";
  /** The path that was meant. */
  readonly path: string;
}

const parted = new Set(["COPY", "ADD", "VOLUME"]);
const none: readonly SpacedPath[] = [];

/** In order of the text. */
export function spacedPaths({ escape }: Dockerfile, instruction: Instruction): readonly SpacedPath[] {
  const { name, words, heredocs, json } = instruction;
  if (!parted.has(name) || json !== undefined || heredocs.length > 0 || words.length < 2) return none;
  // With Windows paths about, it ends the name of a folder.
  if (escape === "\\" && words.some(({ text }) => /^[A-Za-z]:|\\\w/.test(text))) return none;
  const found: SpacedPath[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const path = quoted(words, at) ?? escaped(words, at, escape);
    if (path === undefined) continue;
    found.push(path);
    at += path.words.length - 1;
  }
  return found;
}

function quoted(words: readonly Word[], from: number): SpacedPath | undefined {
  const first = words[from];
  const quote = first?.openQuote;
  if (first === undefined || quote === undefined || !first.text.startsWith(quote)) return undefined;
  const to = words.findIndex(({ openQuote, text }, at) => at > from && openQuote === quote && text.endsWith(quote));
  if (to < 0) return undefined;
  const text = textOf(words.slice(from, to + 1));
  return pathOf(words.slice(from, to + 1), "quote", text.slice(1, -1));
}

function escaped(words: readonly Word[], from: number, escape: string): SpacedPath | undefined {
  let to = from;
  while (to + 1 < words.length && endsInEscape(words[to]?.text ?? "", escape)) to += 1;
  if (to === from) return undefined;
  const text = textOf(words.slice(from, to + 1));
  return pathOf(words.slice(from, to + 1), "escape", text.replaceAll(`${escape} `, " "));
}

const textOf = (words: readonly Word[]): string => words.map(({ text }) => text).join(" ");

/** An escaped escape stands for itself. */
function endsInEscape(text: string, escape: string): boolean {
  let count = 0;
  while (text[text.length - 1 - count] === escape) count += 1;
  return count % 2 === 1;
}

function pathOf(words: readonly Word[], by: SpacedPath["by"], path: string): SpacedPath | undefined {
  const [first, last] = [words[0], words.at(-1)];
  return first && last && { words, by, path, start: first.start, end: last.end };
}

/** The whole as a JSON array; none where comments or further lines would be lost. */
export function jsonFixes(
  doc: Dockerfile,
  { words, bodySpan }: Instruction,
  paths: readonly SpacedPath[],
): readonly Fix[] {
  const text = doc.text.slice(bodySpan.start, bodySpan.end);
  const inPaths = new Set(paths.flatMap((path) => path.words));
  const others = words.filter((word) => !inPaths.has(word));
  if (/[\r\n]/.test(text) || others.some(({ openQuote }) => openQuote !== undefined)) return [];
  const items = [
    ...paths.map(({ start, path }) => ({ start, path })),
    ...others.map(({ start, value }) => ({ start, path: value })),
  ].sort((a, b) => a.start - b.start);
  const array = `[${items.map(({ path }) => JSON.stringify(path)).join(", ")}]`;
  return [byHand(t("Make it a JSON array"), replace(doc, bodySpan, array))];
}
