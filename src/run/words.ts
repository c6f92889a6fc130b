// Splits a command line into words as a POSIX shell does, and writes words back as a line. It replaces nothing: what only
// a shell could do is told, not done.
import { t } from "../base/l10n.ts";

export interface Split {
  readonly words: readonly string[];
  /** Why the words cannot be used: a quote is open, or an operator needs a shell. */
  readonly fault?: string;
  /** Pieces a shell would replace: "$HOME", "*". Here they stay as they are. */
  readonly kept: readonly string[];
}

// https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html, 2.2 Quoting and 2.3 Token Recognition
const operator = /[|&;<>()]/;
const expansion = /^(?:\$(?:[A-Za-z_]\w*|\{[^}]*\}?|\(|[0-9@*#?$!-])|`)/;

/** Splits at blanks and line ends; quotes and backslashes as in sh. */
export function split(line: string): Split {
  const words: string[] = [];
  const kept = new Set<string>();
  let word: string | undefined;
  let quote = "";
  let at = 0;
  const add = (text: string): void => void (word = (word ?? "") + text);
  while (at < line.length) {
    const sign = line[at] ?? "";
    const next = line[at + 1];
    if (quote === "'") {
      if (sign === "'") quote = "";
      else add(sign);
    } else if (sign === "\\") {
      if (next === undefined) return { words, kept: [...kept], fault: t("A backslash at the end escapes nothing.") };
      if (next !== "\n") add(quote === "" || '$`"\\'.includes(next) ? next : sign + next);
      at += 1;
    } else if (sign === quote) quote = "";
    else if (quote === "" && (sign === '"' || sign === "'")) {
      quote = sign;
      add("");
    } else if (quote === "" && /[ \t\r\n]/.test(sign)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (quote === "" && operator.test(sign)) return { words, kept: [...kept], fault: needsShell(line, at) };
    else {
      const found = expansion.exec(line.slice(at, at + 200))?.[0] ?? (quote === "" ? pattern(sign) : undefined);
      if (found !== undefined) kept.add(found);
      add(sign);
    }
    at += 1;
  }
  if (word !== undefined) words.push(word);
  if (quote !== "") return { words, kept: [...kept], fault: t("The quote {0} is not closed.", quote) };
  return { words, kept: [...kept] };
}

const pattern = (sign: string): string | undefined => (sign === "*" || sign === "?" ? sign : undefined);

function needsShell(line: string, at: number): string {
  const found = /^(\|\||&&|>>|<<|[|&;<>()])/.exec(line.slice(at))?.[0] ?? "";
  return t("“{0}” is a shell's, and no shell reads these words. Run the command through a shell, or quote it.", found);
}

/** A word as a POSIX shell reads it back. */
export const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

/** Words as one line that a POSIX shell splits into the same words. */
export const joined = (words: readonly string[]): string => words.map(quoted).join(" ");
