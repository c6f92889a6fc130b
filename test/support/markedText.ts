// Texts in which «…» marks places: where findings are expected, or (‸) where a person's cursor stands.
import { applyEdits, linesOf, type Position, type Range } from "../../src/base/text.ts";

export const unmarked = (text: string): string => text.replace(/[«»‸]/g, "");

/** The text with marks round each place. Of equal places one mark remains. */
export function marked(text: string, ranges: readonly Range[]): string {
  const seen = new Map(ranges.map((range) => [JSON.stringify(range), range]));
  return applyEdits(
    text,
    [...seen.values()].flatMap(({ start, end }) => [
      { range: { start, end: start }, text: "«" },
      { range: { start: end, end }, text: "»" },
    ]),
  );
}

/** A text with one ‸: without it, and where it stood. */
export function withCursor(text: string): { readonly text: string; readonly at: Position } {
  const plain = text.replace("‸", "");
  return { text: plain, at: linesOf(plain).position(text.indexOf("‸")) };
}
