// What grows when a person asks for a larger selection: pieces round a place, each within the next.
import type { Lines, Range } from "../base/text.ts";

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Of many pieces those that hold the offset, smallest first; what only overlaps another is left out. The whole text is last. */
export function growing({ text, range }: Lines, offset: number, spans: readonly Span[]): readonly Range[] {
  const around = [...spans, { start: 0, end: text.length }]
    .filter(({ start, end }) => start <= offset && offset <= end && start < end)
    .sort((one, other) => one.end - one.start - (other.end - other.start));
  const kept: Span[] = [];
  for (const span of around) {
    const last = kept.at(-1);
    const grows = last === undefined || (span.start <= last.start && span.end >= last.end);
    if (grows && (last === undefined || span.start < last.start || span.end > last.end)) kept.push(span);
  }
  return kept.map(({ start, end }) => range(start, end));
}
