// Lines that begin with --mount, as notes have them: they are read as those of a RUN, so that hovers and completion know them.
import type { Position, Range } from "../../../base/text.ts";
import type { Completion, Hover } from "../../language.ts";
import { parse } from "../syntax/parse.ts";
import type { Dockerfile, Instruction } from "../syntax/tree.ts";

const put = "RUN ";

export interface Loose {
  /** The same text with RUN in front of the mount. */
  readonly doc: Dockerfile;
  /** A place of the document in it. */
  there(at: Position): Position;
  hover(found: Hover | undefined): Hover | undefined;
  completions(found: readonly Completion[]): readonly Completion[];
}

/** Undefined for instructions that are none of these. */
export function looseMount(doc: Dockerfile, instruction: Instruction | undefined): Loose | undefined {
  if (instruction === undefined || !/^--mount(?:=|$)/i.test(instruction.name)) return undefined;
  const { start } = instruction;
  const { line, character } = doc.lines.position(start);
  const shifted = (at: Position, by: number): Position =>
    at.line === line && at.character >= character ? { line, character: Math.max(character, at.character + by) } : at;
  const range = (one: Range): Range => ({
    start: shifted(one.start, -put.length),
    end: shifted(one.end, -put.length),
  });
  return {
    doc: parse(`${doc.text.slice(0, start)}${put}${doc.text.slice(start)}`),
    there: (at) => shifted(at, put.length),
    hover: (found) => found && { ...found, range: range(found.range) },
    completions: (found) => found.map((item) => ({ ...item, edit: { ...item.edit, range: range(item.edit.range) } })),
  };
}
