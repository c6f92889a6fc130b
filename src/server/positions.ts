// Positions on the wire: columns counted as client and server agreed (UTF-16, UTF-8 or whole characters), turned into the
// UTF-16 of base/text.ts and back.
import type { Position as WirePosition, Range as WireRange, TextEdit as WireEdit } from "vscode-languageserver";
import type { Lines, Position, Range, TextEdit } from "../base/text.ts";

export type Encoding = "utf-16" | "utf-8" | "utf-32";

/** The first of the client's encodings that we know; clients that name none mean UTF-16. */
export function chooseEncoding(offered: readonly string[] | undefined): Encoding {
  const known: readonly string[] = ["utf-16", "utf-8", "utf-32"];
  return (offered?.find((name) => known.includes(name)) as Encoding | undefined) ?? "utf-16";
}

/** Turns places of one text. */
export interface Wire {
  /** From the wire; a column inside a character counts as the character's start. */
  at(position: WirePosition): Position;
  within(range: WireRange): Range;
  /** To the wire. */
  position(position: Position): WirePosition;
  range(range: Range): WireRange;
  edit(edit: TextEdit): WireEdit;
}

export function wireOf(lines: Lines, encoding: Encoding): Wire {
  const wide = encoding !== "utf-16";
  const at = (position: WirePosition): Position =>
    wide
      ? { line: position.line, character: unitsIn(lines.line(position.line), position.character, encoding) }
      : position;
  const position = (place: Position): WirePosition =>
    wide ? { line: place.line, character: columnsOf(lines.line(place.line), place.character, encoding) } : place;
  // Ours have the protocol's shape: where columns are counted alike, they are sent as they are.
  const range = (place: Range): WireRange =>
    wide ? { start: position(place.start), end: position(place.end) } : place;
  return {
    at,
    within: ({ start, end }) => ({ start: at(start), end: at(end) }),
    position,
    range,
    edit: (edit) => ({ range: range(edit.range), newText: edit.text }),
  };
}

const sizeOf = (point: number, encoding: Encoding): number =>
  encoding === "utf-32" || point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;

/** UTF-16 units of so many columns. */
function unitsIn(line: string, columns: number, encoding: Encoding): number {
  let units = 0;
  let passed = 0;
  for (const character of line) {
    passed += sizeOf(character.codePointAt(0) ?? 0, encoding);
    if (passed > columns) break;
    units += character.length;
  }
  return units;
}

/** Columns of so many UTF-16 units. */
function columnsOf(line: string, units: number, encoding: Encoding): number {
  let columns = 0;
  let passed = 0;
  for (const character of line) {
    passed += character.length;
    if (passed > units) break;
    columns += sizeOf(character.codePointAt(0) ?? 0, encoding);
  }
  return columns;
}
