// A Dockerfile that a text shows piece by piece: stages that stand in the pieces above are known in those below.
import type { Lines, Position, Range } from "../../base/text.ts";
import { stagesIn } from "../../language/commandLine/stagesBeside.ts";
import type { Completion, Finding, Location } from "../../language/language.ts";

export interface StageAbove {
  readonly name: string;
  /** Of the name, in the document. */
  readonly range: Range;
}

/** `start`: where the piece begins in the document. */
export const stagesOfPiece = (lines: Lines, code: string, start: number): readonly StageAbove[] =>
  stagesIn(code).map(({ name, from, to }) => ({ name, range: lines.range(start + from, start + to) }));

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Whether a finding is no word about such a stage, which rules take for an image. */
export function isNotOfStage(lines: Lines, above: readonly StageAbove[]): (finding: Finding) => boolean {
  return ({ range: { start, end } }) => {
    if (above.length === 0 || start.line !== end.line) return true;
    const text = lines.line(start.line).slice(start.character, end.character);
    return !above.some(({ name }) => same(name, text));
  };
}

/** Where the name of a stage is used: in FROM, in --from= and in from= of a mount. */
const used = /(?:--from=|(?<=--mount=\S*)\bfrom=|^\s*FROM\s+(?:--\S+\s+)*)([\w.-]*)/gi;

/** The stage of a piece above that is named at a place; of several the last. */
export function stageAt(lines: Lines, above: readonly StageAbove[], at: Position): readonly Location[] {
  for (const { 0: whole, 1: name = "", index } of lines.line(at.line).matchAll(used)) {
    const end = index + whole.length;
    if (at.character < end - name.length || at.character > end) continue;
    const stage = above.findLast((one) => same(one.name, name));
    return stage === undefined ? [] : [{ range: stage.range }];
  }
  return [];
}

/** Their names where one is typed. */
export function stagesOffered(lines: Lines, above: readonly StageAbove[], at: Position): readonly Completion[] {
  const before = lines.line(at.line).slice(0, at.character);
  const typed = [...before.matchAll(used)].at(-1);
  if (typed === undefined || typed.index + typed[0].length < before.length) return [];
  const range = { start: { line: at.line, character: at.character - (typed[1] ?? "").length }, end: at };
  const names = new Set(above.map(({ name }) => name));
  return [...names].map((name) => ({ label: name, kind: "reference", edit: { range, text: name } }));
}
