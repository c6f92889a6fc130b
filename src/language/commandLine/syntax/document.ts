// A text with docker command lines in it, as rules see it.
import type { Lines, Range, TextEdit } from "../../../base/text.ts";
import type { ShellWord } from "../../dockerfile/shell/model.ts";
import type { Source } from "../../dockerfile/shell/source.ts";
import type { FlagKind, Verb } from "../vocabulary/table.ts";

export interface CommandLines {
  readonly lines: Lines;
  readonly calls: readonly Call[];
  /** The text is so long that it was not looked into. */
  readonly unread?: boolean;
}

/** A piece of shell in a text of another kind. */
export interface Placed extends Source {
  /** How words are written there: a quotation mark within a quoted text needs a backslash. Absent: as they are. */
  readonly written?: (text: string) => string;
}

/** One `docker …` in the text. */
export interface Call {
  readonly source: Placed;
  /** "docker" itself. */
  readonly name: ShellWord;
  /** Where the whole begins: "sudo", where it runs through that. */
  readonly from: number;
  /** Nothing decides whether it runs but that the command before it has ended. */
  readonly alone: boolean;
  /** Commands it runs through: ["xargs"] adds words that are not in the text. */
  readonly through: readonly string[];
  /** Undefined where the words lead to no command. */
  readonly verb: Verb | undefined;
  /** Where the way to a command ends: the group's names, and the word that is none of them. */
  readonly lost: { readonly group: string; readonly word: ShellWord } | undefined;
  /** The words that name the command, as typed. */
  readonly path: readonly ShellWord[];
  readonly flags: readonly Flag[];
  /** What is no flag. */
  readonly operands: readonly ShellWord[];
  /** Behind the first operand, where flags end there. */
  readonly rest: readonly ShellWord[];
  /** Words that become something else when the line runs: how many there will be cannot be told. */
  readonly open: boolean;
}

export interface Flag {
  readonly word: ShellWord;
  /** Undefined: the command has no such flag. */
  readonly kind: FlagKind | undefined;
  /** Of a flag that there is not: the one that was meant. */
  readonly meant: FlagKind | undefined;
  /** The words before it that name what it is a flag of: "compose", "" for the client's own. */
  readonly of: string;
  /** As typed, without a value: "--rm", "-i". */
  readonly written: string;
  readonly value: FlagValue | undefined;
}

export interface FlagValue {
  readonly text: string;
  readonly fixed: boolean;
  readonly from: number;
  readonly to: number;
}

interface Part {
  readonly from: number;
  readonly to: number;
}

export function rangeIn({ lines }: CommandLines, { source }: Call, { from, to }: Part): Range {
  const { start, end } = source.span(from, to);
  return lines.range(start, end);
}

/** What is filled in before a shell sees it; in the shell's text a variable stands for it. */
export const filledIn = (length: number): string => `\${${"_".repeat(length - 3)}}`;
const filled = /\$\{_+\}/;

/** No edits where places in the text are not known to the letter, or what stands there is something else in the text itself. */
export function replaceIn(doc: CommandLines, call: Call, part: Part, text: string): readonly TextEdit[] {
  const { exact, written } = call.source;
  return exact === false || filled.test(text)
    ? []
    : [{ range: rangeIn(doc, call, part), text: written?.(text) ?? text }];
}
