// What rules have said of a stage's RUNs, kept from version to version: as long as the stage reads the same, and all that
// it is judged by, they would say it again. While one types, that is so for all stages but one.
import type { Position, Range, TextEdit } from "../../../base/text.ts";
import type { Report } from "../../language.ts";
import { lineEnd } from "../edits.ts";
import type { Dockerfile, Stage } from "../syntax/tree.ts";
import { keptWith } from "../syntax/versions.ts";
import { isKept } from "./kept.ts";
import { isNeededAbove } from "./listsNeeded.ts";

/** One stage as it reads, wherever it stands. */
export interface Facts {
  /** Tells it apart from all others: what stands on it depends on it. */
  readonly id: number;
  /** By rule: what was said when the stage began at a line. */
  readonly said: Map<object, Said>;
}

interface Said {
  readonly line: number;
  readonly reports: readonly Report[];
}

const nothing: Said = { line: 0, reports: [] };

interface Table {
  /** What stands above all stages, and how lines end. */
  readonly around: string;
  readonly byText: ReadonlyMap<string, Facts>;
}

const tables = new WeakMap<Dockerfile, ReadonlyMap<Stage, Facts>>();
const name = "said of stages";
let ids = 0;

/** Of all stages in order. */
export function factsOf(doc: Dockerfile): ReadonlyMap<Stage, Facts> {
  const known = tables.get(doc);
  if (known !== undefined) return known;
  const { things } = keptWith(doc);
  const ends = [lineEnd(doc), doc.text.includes("\r\n")];
  const around = `${JSON.stringify(ends)}${doc.text.slice(0, lineStart(doc, doc.stages[0]))}`;
  const older = things.get(name) as Table | undefined;
  const byText = new Map<string, Facts>();
  const found = new Map<Stage, Facts>();
  for (const stage of doc.stages) {
    const text = textOf(doc, stage, stage.base === undefined ? 0 : (found.get(stage.base)?.id ?? 0));
    const before = byText.get(text) ?? (older?.around === around ? older.byText.get(text) : undefined);
    const facts = before ?? { id: (ids += 1), said: new Map() };
    byText.set(text, facts);
    found.set(stage, facts);
  }
  things.set(name, { around, byText } satisfies Table);
  tables.set(doc, found);
  return found;
}

const lineOf = (doc: Dockerfile, stage: Stage | undefined): number =>
  stage === undefined ? doc.lines.count : doc.lines.position(stage.start).line;
const lineStart = (doc: Dockerfile, stage: Stage | undefined): number => doc.lines.start(lineOf(doc, stage));

/** All that rules about RUNs judge a stage by, besides what is around all of them. */
function textOf(doc: Dockerfile, stage: Stage, base: number): string {
  const next = doc.stages[stage.index + 1];
  const place = [
    base,
    next === undefined,
    isKept(doc, stage),
    isNeededAbove(doc, stage),
    stage.from.shell?.by,
    ...(stage.from.shell?.words ?? []),
  ];
  return `${JSON.stringify(place)}\n${doc.text.slice(lineStart(doc, stage), lineStart(doc, next))}`;
}

/** What a rule says of a stage: as before, or, where it must be asked, what `ask` gives. */
export function saidOf(
  rule: object,
  doc: Dockerfile,
  [stage, { said }]: readonly [Stage, Facts],
  ask: () => readonly Report[],
): readonly Report[] {
  const before = said.get(rule);
  // Most rules have nothing to say of most stages.
  if (before === nothing) return nothing.reports;
  const line = lineOf(doc, stage);
  if (before?.line === line) return before.reports;
  const reports = before === undefined ? ask() : before.reports.map((report) => moved(report, line - before.line));
  if (reports.length === 0) said.set(rule, nothing);
  else if (before !== undefined || isWithin(reports, line, lineOf(doc, doc.stages[stage.index + 1])))
    said.set(rule, { line, reports });
  return reports;
}

/** What touches other parts of the text does not move with the stage. */
function isWithin(reports: readonly Report[], first: number, last: number): boolean {
  return reports.every((report) => rangesOf(report).every(({ start, end }) => start.line >= first && end.line <= last));
}

function rangesOf({ range, fixes = [], related = [] }: Report): readonly Range[] {
  return [range, ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.range)), ...related.map((one) => one.range)];
}

function moved(report: Report, by: number): Report {
  const place = ({ line, character }: Position): Position => ({ line: line + by, character });
  const range = ({ start, end }: Range): Range => ({ start: place(start), end: place(end) });
  const edit = (one: TextEdit): TextEdit => ({ ...one, range: range(one.range) });
  return {
    ...report,
    range: range(report.range),
    ...(report.fixes && { fixes: report.fixes.map((fix) => ({ ...fix, edits: fix.edits.map(edit) })) }),
    ...(report.related && { related: report.related.map((one) => ({ ...one, range: range(one.range) })) }),
  };
}
