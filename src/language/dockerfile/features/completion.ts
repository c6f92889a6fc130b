// What completions share: the place, the word that is being typed, and an item.
import type { Completion, Lookup } from "../../language.ts";
import { replace } from "../edits.ts";
import type { Dockerfile, Span } from "../syntax/tree.ts";

export interface Place {
  readonly doc: Dockerfile;
  readonly offset: number;
  readonly lookup: Lookup;
}

/** Where the first group of a pattern stands in the line, up to the place; the pattern must end there. */
export function spanBefore({ doc, offset }: Place, pattern: RegExp): { start: number; end: number } | undefined {
  const lineStart = doc.lines.start(doc.lines.position(offset).line);
  const found = pattern.exec(doc.text.slice(lineStart, offset));
  return found?.[1] === undefined ? undefined : { start: offset - found[1].length, end: offset };
}

export function completion({ doc }: Place, span: Span, text: string, rest: Omit<Completion, "edit">): Completion {
  return { ...rest, edit: replace(doc, span, text) };
}
