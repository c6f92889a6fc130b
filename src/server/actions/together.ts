// Several fixes in one go. A fix whose edits meet those of an earlier one is left for the next go as a whole.
import type { Fix } from "../../language/language.ts";
import type { Lines, TextEdit } from "../../base/text.ts";

interface Taken {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Edits that do not meet, in the order of the text. Fixes that ask for the very same edit share it. */
export function together(lines: Lines, fixes: readonly Fix[]): readonly TextEdit[] {
  const taken: Taken[] = [];
  const edits: { readonly at: number; readonly edit: TextEdit }[] = [];
  for (const fix of fixes) {
    const wanted = fix.edits.map((edit) => ({
      start: lines.offset(edit.range.start),
      end: lines.offset(edit.range.end),
      text: edit.text,
      edit,
    }));
    const fresh = wanted.filter((one) => !taken.some((other) => same(one, other)));
    if (fresh.some((one) => taken.some((other) => meet(one, other)))) continue;
    taken.push(...fresh);
    edits.push(...fresh.map(({ start, edit }) => ({ at: start, edit })));
  }
  return edits.sort((a, b) => a.at - b.at).map(({ edit }) => edit);
}

const same = (a: Taken, b: Taken): boolean => a.start === b.start && a.end === b.end && a.text === b.text;

/** Two insertions at one place meet too: which comes first would be chance. */
const meet = (a: Taken, b: Taken): boolean => a.start <= b.end && b.start <= a.end && !apart(a, b);

/** Replaced ranges that only touch are apart; an insertion at the edge of one is not. */
const apart = (a: Taken, b: Taken): boolean =>
  a.start !== a.end && b.start !== b.end && (a.end === b.start || b.end === a.start);
