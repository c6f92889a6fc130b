// The exec form: arrays that were meant as one but are no JSON, and shell forms that need no shell.
import { t } from "../../base/l10n.ts";
import type { Fix } from "../language.ts";
import { byHand, replace } from "./edits.ts";
import type { Dockerfile, Instruction, Span } from "./syntax/tree.ts";

// A string, and then what follows a string in a list: `[ "$a" = b ]` is a test.
const strings = /^\[\s*(?:"[^"]*"|'[^']*'|[“”][^“”]*[“”])\s*(?:[,\]"'“”])/;
const bareWords = /^\[\s*[^\s\]"'“”]+\s*,/;
const openEnded = /^\[\s*(?:"[^"]*"|'[^']*')\s*,/;

/** `[ -f x ] && …` is a test of the shell; an array has strings or a comma right in its bracket. It may lack its end. */
export const looksLikeExecForm = (text: string): boolean =>
  (!text.startsWith("[[") && (strings.test(text) || bareWords.test(text)) && /\]\s*$/.test(text)) ||
  (openEnded.test(text) && !text.includes("]"));

/** The same with the quotes, commas and brackets that make it JSON; none where that is a guess. */
export function execFormFixes(doc: Dockerfile, span: Span): readonly Fix[] {
  const text = doc.text.slice(span.start, span.end);
  if (text.includes("\n")) return [];
  const tries = [
    text.replace(/[“”]/g, '"'),
    text.replace(/'([^'"]*)'/g, '"$1"'),
    text.replace(/,\s*\]$/, "]"),
    text.replace(/(["'])\s+(["'])/g, "$1, $2"),
  ];
  tries.push(text.replace(/'([^'"]*)'/g, '"$1"').replace(/,\s*\]$/, "]"));
  if (!text.includes("]")) tries.push(`${text.trimEnd()}]`, `${text.trimEnd().replace(/'([^'"]*)'/g, '"$1"')}]`);
  const good = tries.find(isStrings);
  return good === undefined ? [] : [byHand(t("Make it a JSON array"), replace(doc, span, good))];
}

function isStrings(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((item) => typeof item === "string");
  } catch {
    return false;
  }
}

/** A shell form as an array, only for plain words: anything that a shell would work on must stay with a shell. */
export function plainWordsFixes(doc: Dockerfile, instruction: Instruction): readonly Fix[] {
  const words = plainWords(instruction.body.text);
  if (words === undefined || instruction.comments.length > 0) return [];
  const array = `[${words.map((word) => JSON.stringify(word)).join(", ")}]`;
  return [byHand(t("Write as a JSON array"), replace(doc, instruction.bodySpan, array))];
}

function plainWords(text: string): readonly string[] | undefined {
  if (/[$`\\;&|<>()*?[\]{}~#!\n]/.test(text) || /^\s*(exec|cd|export|set|if|for|while|source|\.)\s/.test(text))
    return undefined;
  const words: string[] = [];
  const pattern = /\s*("([^"]*)"|'([^']*)'|([^\s"']+))(?=\s|$)/y;
  while (pattern.lastIndex < text.trimEnd().length) {
    const found = pattern.exec(text);
    if (found === null) return undefined;
    words.push(found[2] ?? found[3] ?? found[4] ?? "");
  }
  // NAME=value in front sets a variable, which only a shell does.
  return words[0] === undefined || words[0].includes("=") ? undefined : words;
}
