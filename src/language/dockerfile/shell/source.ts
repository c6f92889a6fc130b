// Shell text together with where each of its characters stands in the document: a RUN's joined lines, a heredoc, the string of
// `sh -c "…"`. What it means is script.ts's business.
import type { Dockerfile, Instruction, JsonItem, Span } from "../syntax/tree.ts";

/** A text whose parts know their place in the document; a Joined is one. */
export interface Source {
  readonly text: string;
  /** False where a place within cannot be told from the whole: nothing may be edited there. */
  readonly exact?: boolean;
  offsetAt(index: number): number;
  span(from: number, to: number): Span;
}

/** A piece of the document as it stands. */
export function plainSource(text: string, start: number): Source {
  const offsetAt = (index: number): number => start + Math.min(Math.max(index, 0), text.length);
  return { text, offsetAt, span: (from, to) => ({ start: offsetAt(from), end: offsetAt(to) }) };
}

/** A part of a source, by its indexes. */
export function partOf(source: Source, from: number, to: number): Source {
  const text = source.text.slice(from, to);
  const within = (index: number): number => from + Math.min(Math.max(index, 0), text.length);
  return {
    text,
    exact: source.exact,
    offsetAt: (index) => source.offsetAt(within(index)),
    span: (start, end) => source.span(within(start), within(end)),
  };
}

/** A RUN's line and the heredocs below it, as the shell reads them. */
export function headAndHeredocs(doc: Dockerfile, { body, headEnd, end, heredocs }: Instruction): Source {
  if (heredocs.length === 0) return body;
  const below = heredocs[0]?.content.start ?? headEnd;
  const text = `${body.text}\n${doc.text.slice(below, end)}`;
  const head = body.text.length;
  const offsetAt = (index: number): number =>
    index <= head ? body.offsetAt(index) : Math.min(below + index - head - 1, end);
  return {
    text,
    offsetAt,
    span: (from, to) => ({ start: offsetAt(from), end: to > from ? offsetAt(to - 1) + 1 : offsetAt(from) }),
  };
}

/** A JSON string. With escapes in it, places within cannot be told, so that all of them are the whole. */
export function jsonSource({ value, inner }: JsonItem): Source {
  if (inner.end - inner.start === value.length) return plainSource(value, inner.start);
  return { text: value, exact: false, offsetAt: (index) => (index === 0 ? inner.start : inner.end), span: () => inner };
}
