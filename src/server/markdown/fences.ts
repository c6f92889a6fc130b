// Code in Markdown, each piece read by the language that it is in: blocks, and docker commands between backticks in the text.
// A piece is a fragment: what it lacks may stand in the text around it. It is read as if it began with its first line, and
// what is said of it is moved to its place.
import { linesOf, type Lines, type Position, type Range } from "../../base/text.ts";
import type { Finding } from "../../language/language.ts";
import type { Answers, AnyLanguage, Reading } from "../documents/reading.ts";
import { fenceLanguage } from "./fenceLanguage.ts";
import { answersBelow, findingBelow } from "./below.ts";
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
  let found: readonly Piece[] | undefined;
  const pieces = (): readonly Piece[] => (found ??= piecesIn(linesOf(text), languages));
  const answersAt = (at: Position): Partial<Answers> => {
    const piece = pieces().find(({ holds }) => holds(at));
    return piece === undefined ? {} : answersBelow(piece.reading.answers, piece.first);
  };
  return {
    language: "markdown",
    answers: {
      complete: (at, lookup) => answersAt(at).complete?.(at, { ...lookup, fragment: true }) ?? [],
      hover: (at, lookup) => answersAt(at).hover?.(at, { ...lookup, fragment: true }),
      definition: (at, lookup) => answersAt(at).definition?.(at, { ...lookup, fragment: true }) ?? [],
      references: (at, lookup) => answersAt(at).references?.(at, { ...lookup, fragment: true }) ?? [],
    },
    lint: (lint, around, lookup) =>
      pieces().flatMap(({ reading, first, holds, silent }): readonly Finding[] =>
        reading
          .lint(lint, around, { ...lookup, fragment: true })
          .map((finding) => findingBelow(finding, first))
          // What is said of a file as a whole is not said of a piece.
          .filter(({ rule, range: { start, end } }) => !silent.has(rule) && holds(start) && holds(end)),
      ),
  };
}

function piecesIn(lines: Lines, languages: readonly AnyLanguage[]): readonly Piece[] {
  const pieces: Piece[] = [];
  const prose: number[] = [];
  for (let line = 0; line < lines.count; line += 1) {
    const [, indent = "", mark = "", info = ""] = /^( *)(`{3,}(?=[^`]*$)|~{3,})\s*(.*)$/.exec(lines.line(line)) ?? [];
    if (mark === "") {
      prose.push(line);
      continue;
    }
    const start = line + 1;
    line = closeOf(lines, start, mark);
    if (pieces.length >= most) continue;
    const end = Math.min(line, lines.count);
    const code = lines.text.slice(lines.start(start), end >= lines.count ? lines.text.length : lines.start(end));
    const margin = new RegExp(`^ {0,${indent.length}}`, "gm");
    const wanted = fenceLanguage({ info, above: textAbove(lines, start - 1), code: code.replaceAll(margin, "") });
    const language = languages.find(({ id }) => id === wanted);
    if (language === undefined) continue;
    // Behind the last line of code the cursor stands no more in it, while a finding may end there.
    pieces.push({
      reading: language.read(code),
      first: start,
      silent: everything,
      holds: ({ line: at, character }) => at >= start && (at < end || (at === end && character === 0)),
    });
  }
  return [...pieces, ...spoken(lines, prose, languages)];
}

/** The docker commands in the text between the blocks. */
function spoken(lines: Lines, prose: readonly number[], languages: readonly AnyLanguage[]): readonly Piece[] {
  const language = languages.find(({ id }) => id === "commandLine");
  const found = language && spokenCommands(lines, prose);
  if (language === undefined || found === undefined) return [];
  const within = (at: Position, { start, end }: Range): boolean =>
    at.line === start.line && at.character >= start.character && at.character <= end.character;
  return [
    {
      reading: language.read(found.text),
      first: 0,
      silent: asNamed,
      holds: (at) => found.ranges.some((range) => within(at, range)),
    },
  ];
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
