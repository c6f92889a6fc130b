// What a language says of a piece of a document, moved to where the piece stands: so many lines further down. Places in other
// files stay where they are.
import type { Position, Range, TextEdit } from "../../base/text.ts";
import type { Finding, Location } from "../../language/language.ts";
import type { Answers } from "../documents/reading.ts";

const positionBelow = ({ line, character }: Position, by: number): Position => ({ line: line + by, character });

const rangeBelow = ({ start, end }: Range, by: number): Range => ({
  start: positionBelow(start, by),
  end: positionBelow(end, by),
});

const editBelow = (edit: TextEdit, by: number): TextEdit => ({ ...edit, range: rangeBelow(edit.range, by) });

const locationBelow = (location: Location, by: number): Location =>
  location.path === undefined ? { ...location, range: rangeBelow(location.range, by) } : location;

export const findingBelow = (finding: Finding, by: number): Finding => ({
  ...finding,
  range: rangeBelow(finding.range, by),
  fixes: finding.fixes.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => editBelow(edit, by)) })),
  ...(finding.related === undefined
    ? {}
    : { related: finding.related.map((one) => ({ ...one, range: rangeBelow(one.range, by) })) }),
});

/** Those of the answers that a piece of a document gives, asked with places of the document. */
export function answersBelow(
  { complete, hover, definition, references }: Answers,
  by: number,
): Pick<Answers, "complete" | "hover" | "definition" | "references"> {
  return {
    complete: (at, lookup) =>
      (complete?.(positionBelow(at, -by), lookup) ?? []).map((one) => ({ ...one, edit: editBelow(one.edit, by) })),
    hover: (at, lookup) => {
      const found = hover?.(positionBelow(at, -by), lookup);
      return found && { ...found, range: rangeBelow(found.range, by) };
    },
    definition: (at, lookup) =>
      (definition?.(positionBelow(at, -by), lookup) ?? []).map((one) => locationBelow(one, by)),
    references: (at, lookup) =>
      (references?.(positionBelow(at, -by), lookup) ?? []).map((one) => locationBelow(one, by)),
  };
}
