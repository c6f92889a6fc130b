// Code in Markdown, each piece read by the language that it is in: blocks, and docker commands between backticks in the text.
// A piece is a fragment: what it lacks may stand in the text around it. It is read as if it began with its first line, and
// what is said of it is moved to its place.
import { linesOf, type Lines, type Position, type Range } from "../../base/text.ts";
import { t } from "../../base/l10n.ts";
import type { Finding, Lookup } from "../../language/language.ts";
import { anyLanguage, type Answers, type AnyLanguage, type Reading } from "../documents/reading.ts";
import { isNotOfStage, stageAt, stagesOffered, stagesOfPiece, type StageAbove } from "./above.ts";
import { fenceLanguage } from "./fenceLanguage.ts";
import { answersBelow, findingBelow } from "./below.ts";
import { garbledFolder } from "./garbledFolder.ts";
import { spokenCommands } from "./spokenCommands.ts";

/** Blocks of one document that are read. */
const most = 100;

interface Piece {
  readonly reading: Reading;
  /** The line of the document that is its first. */
  readonly first: number;
  readonly holds: (at: Position) => boolean;
  /** Rules that this kind of piece says nothing of. */
  readonly silent: ReadonlySet<string>;
  /** Of a Dockerfile's: the stages in those before it. */
  readonly above: readonly StageAbove[];
}

/** What is read of a document. */
interface Pieces {
  readonly lines: Lines;
  readonly all: readonly Piece[];
  /** Said of what is not read. */
  readonly cut: readonly Finding[];
}

const everything: ReadonlySet<string> = new Set();
/** In a sentence a command is named, not given: the words behind it are left out. */
const asNamed: ReadonlySet<string> = new Set(["wordCount", "missingValue"]);

/** Markdown as a language of its own that asks the others. */
export function markdownOf(languages: readonly AnyLanguage[]): AnyLanguage {
  const offered: ReadonlySet<string> = new Set(["complete", "hover", "definition", "references"]);
  return {
    id: "markdown",
    rules: languages.flatMap(({ rules }) => rules),
    // A comment in a block would be one of the text that people read.
    ignores: false,
    can: (feature) => offered.has(feature),
    read: (text) => readingOf(text, languages),
  };
}

function readingOf(text: string, languages: readonly AnyLanguage[]): Reading {
  let found: Pieces | undefined;
  const pieces = (): Pieces => (found ??= piecesIn(linesOf(text), languages));
  const pieceAt = (at: Position): Piece | undefined => pieces().all.find(({ holds }) => holds(at));
  const answersAt = (at: Position): Partial<Answers> => {
    const piece = pieceAt(at);
    return piece === undefined ? {} : answersBelow(piece.reading.answers, piece.first);
  };
  const above = (at: Position): readonly StageAbove[] => pieceAt(at)?.above ?? [];
  return {
    language: "markdown",
    answers: {
      complete: (at, lookup) => [
        ...(answersAt(at).complete?.(at, { ...lookup, fragment: true }) ?? []),
        ...stagesOffered(pieces().lines, above(at), at),
      ],
      hover: (at, lookup) => answersAt(at).hover?.(at, { ...lookup, fragment: true }),
      definition: (at, lookup) => {
        const own = answersAt(at).definition?.(at, { ...lookup, fragment: true }) ?? [];
        return own.length > 0 ? own : stageAt(pieces().lines, above(at), at);
      },
      references: (at, lookup) => answersAt(at).references?.(at, { ...lookup, fragment: true }) ?? [],
    },
    lint: (lint, around, lookup) => {
      const { all, cut, lines } = pieces();
      return [
        ...cut,
        ...all.flatMap((piece) => saidOf(lines, piece, lookup, (own) => piece.reading.lint(lint, around, own))),
      ];
    },
  };
}

function saidOf(
  lines: Lines,
  { first, holds, silent, above }: Piece,
  lookup: Lookup,
  check: (lookup: Lookup) => readonly Finding[],
): readonly Finding[] {
  const stages = above.length === 0 ? {} : { stages: above.map(({ name }) => name) };
  return (
    check({ ...lookup, ...stages, fragment: true })
      .map((finding) => findingBelow(finding, first))
      // What is said of a file as a whole is not said of a piece.
      .filter(({ rule, range: { start, end } }) => !silent.has(rule) && holds(start) && holds(end))
      .filter(isNotOfStage(lines, above))
  );
}

function piecesIn(lines: Lines, languages: readonly AnyLanguage[]): Pieces {
  const pieces: Piece[] = [];
  const prose: number[] = [];
  const above: StageAbove[] = [];
  let cut: number | undefined;
  for (let line = 0; line < lines.count; line += 1) {
    const [, indent = "", mark = "", info = ""] = /^( *)(`{3,}(?=[^`]*$)|~{3,})\s*(.*)$/.exec(lines.line(line)) ?? [];
    if (mark === "") {
      prose.push(line);
      continue;
    }
    const start = line + 1;
    line = closeOf(lines, start, mark);
    if (cut !== undefined) continue;
    const end = Math.min(line, lines.count);
    const code = lines.text.slice(lines.start(start), end >= lines.count ? lines.text.length : lines.start(end));
    const margin = new RegExp(`^ {0,${indent.length}}`, "gm");
    const wanted = fenceLanguage({ info, above: textAbove(lines, start - 1), code: code.replaceAll(margin, "") });
    const language = languages.find(({ id }) => id === wanted);
    if (language === undefined) continue;
    if (pieces.length >= most) {
      cut = start - 1;
      continue;
    }
    // Behind the last line of code the cursor stands no more in it, while a finding may end there.
    pieces.push({
      reading: language.read(code),
      first: start,
      silent: everything,
      above: wanted === "dockerfile" ? [...above] : [],
      holds: ({ line: at, character }) => at >= start && (at < end || (at === end && character === 0)),
    });
    if (wanted === "dockerfile") above.push(...stagesOfPiece(lines, code, lines.start(start)));
  }
  const words = spoken(lines, prose, languages);
  const from = [cut, words.cut].filter((one) => one !== undefined);
  return {
    lines,
    all: [...pieces, ...words.pieces],
    cut: from.length === 0 ? [] : [unread(lines, Math.min(...from))],
  };
}

/** Bounds are told, as others are. */
function unread(lines: Lines, line: number): Finding {
  return {
    rule: "bounded",
    code: "bounded",
    severity: "info",
    range: { start: { line, character: 0 }, end: { line, character: lines.line(line).length } },
    message: t("There is very much code in this text: from here on it is not checked."),
    fixes: [],
  };
}

/** The docker commands in the text between the blocks. */
function spoken(
  lines: Lines,
  prose: readonly number[],
  languages: readonly AnyLanguage[],
): { readonly pieces: readonly Piece[]; readonly cut?: number } {
  const language = languages.find(({ id }) => id === "commandLine");
  if (language === undefined) return { pieces: [] };
  const piece = { first: 0, silent: asNamed, above: [] };
  const inProse = new Set(prose);
  const garbled = {
    ...piece,
    reading: anyLanguage(garbledFolder).read(lines.text),
    holds: ({ line }: Position): boolean => inProse.has(line),
  };
  const found = spokenCommands(lines, prose);
  if (found === undefined) return { pieces: [garbled] };
  const within = (at: Position, { start, end }: Range): boolean =>
    at.line === start.line && at.character >= start.character && at.character <= end.character;
  const holds = (at: Position): boolean => found.ranges.some((range) => within(at, range));
  return {
    pieces: [{ ...piece, reading: language.read(found.text), holds }, garbled],
    ...(found.cut === undefined ? {} : { cut: found.cut }),
  };
}

/** The line of the mark that closes a block, or the line behind the last. */
function closeOf(lines: Lines, start: number, mark: string): number {
  for (let line = start; line < lines.count; line += 1) {
    const closing = /^ *(`{3,}|~{3,})\s*$/.exec(lines.line(line))?.[1];
    if (closing?.startsWith(mark) === true) return line;
  }
  return lines.count;
}

/** The nearest line above that is not blank. */
function textAbove(lines: Lines, line: number): string {
  let at = line - 1;
  while (at > line - 4 && at >= 0 && lines.line(at).trim() === "") at -= 1;
  return at < 0 ? "" : lines.line(at);
}
