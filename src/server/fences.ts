// Blocks of code in Markdown, each read by the language that it names. A block is a fragment: what it lacks may stand in the
// text around it. Places need no turning: a block is read with empty lines in place of what stands above it.
import { linesOf, type Lines, type Position } from "../base/text.ts";
import type { Finding } from "../language/language.ts";
import type { Answers, AnyLanguage, Reading } from "./documents/reading.ts";

/** Blocks of one document that are read. */
const most = 100;

interface Fence {
  readonly language: AnyLanguage;
  /** Lines of code: the first, and the one behind the last. */
  readonly start: number;
  readonly end: number;
  readonly reading: Reading;
}

const byInfo: Readonly<Record<string, AnyLanguage["id"]>> = {
  docker: "dockerfile",
  dockerfile: "dockerfile",
  containerfile: "dockerfile",
  dockerignore: "dockerignore",
  yaml: "compose",
  yml: "compose",
  compose: "compose",
  dockercompose: "compose",
  "docker-compose": "compose",
  sh: "commandLine",
  bash: "commandLine",
  zsh: "commandLine",
  shell: "commandLine",
  shellscript: "commandLine",
  console: "commandLine",
  "shell-session": "commandLine",
  terminal: "commandLine",
};

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
  let found: readonly Fence[] | undefined;
  const fences = (): readonly Fence[] => (found ??= fencesIn(linesOf(text), languages));
  const answersAt = ({ line }: Position): Partial<Answers> =>
    fences().find(({ start, end }) => line >= start && line < end)?.reading.answers ?? {};
  return {
    language: "markdown",
    answers: {
      complete: (at, lookup) => answersAt(at).complete?.(at, { ...lookup, fragment: true }) ?? [],
      hover: (at, lookup) => answersAt(at).hover?.(at, { ...lookup, fragment: true }),
      definition: (at, lookup) => answersAt(at).definition?.(at, { ...lookup, fragment: true }) ?? [],
      references: (at, lookup) => answersAt(at).references?.(at, { ...lookup, fragment: true }) ?? [],
    },
    lint: (lint, around, lookup) =>
      fences().flatMap(({ reading, start, end }): readonly Finding[] =>
        reading
          .lint(lint, around, { ...lookup, fragment: true })
          // What is said of a file as a whole is not said of a block.
          .filter(({ range }) => range.start.line >= start && range.end.line <= end),
      ),
  };
}

function fencesIn(lines: Lines, languages: readonly AnyLanguage[]): readonly Fence[] {
  const fences: Fence[] = [];
  for (let line = 0; line < lines.count && fences.length < most; line += 1) {
    const [, mark = "", info = ""] = /^ {0,3}(`{3,}|~{3,})\s*([^\s`{,]*)/.exec(lines.line(line)) ?? [];
    if (mark === "") continue;
    const start = line + 1;
    line = closeOf(lines, start, mark);
    const end = Math.min(line, lines.count);
    const language = languageOf(info, lines, { start, end }, languages);
    if (language === undefined) continue;
    const code = lines.text.slice(lines.start(start), end >= lines.count ? lines.text.length : lines.start(end));
    fences.push({ language, start, end, reading: language.read("\n".repeat(start) + code) });
  }
  return fences;
}

/** The line of the mark that closes a block, or the line behind the last. */
function closeOf(lines: Lines, start: number, mark: string): number {
  for (let line = start; line < lines.count; line += 1) {
    const closing = /^ {0,3}(`{3,}|~{3,})\s*$/.exec(lines.line(line))?.[1];
    if (closing?.startsWith(mark) === true) return line;
  }
  return lines.count;
}

function languageOf(
  info: string,
  lines: Lines,
  { start, end }: { readonly start: number; readonly end: number },
  languages: readonly AnyLanguage[],
): AnyLanguage | undefined {
  const wanted = byInfo[info.toLowerCase()];
  if (wanted === undefined) return undefined;
  // YAML may be anything: only what has services is a Compose file.
  if (wanted === "compose") {
    let services = false;
    for (let line = start; line < end; line += 1) services ||= /^ {0,3}services\s*:/.test(lines.line(line));
    if (!services) return undefined;
  }
  return languages.find(({ id }) => id === wanted);
}
