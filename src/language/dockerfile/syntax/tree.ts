// What a Dockerfile is once it is read: every piece with its offsets in the text. The tree says what is written, in the
// builder's way of cutting it; whether that is right is for the rules. parse.ts makes it, scope.ts answers what is in force.
import type { Lines } from "../../../base/text.ts";

/** Offsets in the document's text (UTF-16 code units); `end` is the first behind. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Dockerfile {
  readonly text: string;
  readonly lines: Lines;
  /** What continues a line and escapes a character. */
  readonly escape: "\\" | "`";
  /** Only those that count: at the top, in comments, before anything else. */
  readonly directives: readonly Directive[];
  /** All comments, those inside instructions too; not what looks like one in a heredoc. */
  readonly comments: readonly Comment[];
  /** In order, heredocs and continuation lines with them. ONBUILD's own instruction is its `trigger`, not listed here. */
  readonly instructions: readonly Instruction[];
  /** Instructions before the first FROM. */
  readonly preamble: readonly Instruction[];
  readonly stages: readonly Stage[];
}

/** `# syntax=docker/dockerfile:1` */
export interface Directive extends Span {
  /** In lower case. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: string;
  readonly valueSpan: Span;
  /** The builder knows it: syntax, escape, check. */
  readonly known: boolean;
}

export interface Comment extends Span {
  /** Without "#" and the blanks around. */
  readonly text: string;
  /** It stands between the lines of an instruction. */
  readonly inside: boolean;
}

/** A text without its continuation marks, with the way back to where each character stands. */
export interface Joined {
  readonly text: string;
  /** Where the character at an index stands; the index behind the last gives the place behind it. */
  offsetAt(index: number): number;
  /** Where a part stands: from its first character to behind its last one, over continuation marks between. */
  span(from: number, to: number): Span;
}

export interface Instruction extends Span {
  /** Its place in `Dockerfile.instructions`; a trigger has that of its ONBUILD. */
  readonly index: number;
  /** In capitals: "RUN". May be none that the builder knows. */
  readonly name: string;
  readonly keyword: Span;
  /** The end of the last line before heredoc bodies; equals `end` when there are none. */
  readonly headEnd: number;
  /** Undefined before the first FROM. */
  readonly stage: Stage | undefined;
  readonly flags: readonly Flag[];
  /** What follows keyword and flags, without blanks around. */
  readonly body: Joined;
  /** Where the body stands; empty, and right behind keyword or flags, when there is none. */
  readonly bodySpan: Span;
  /** The body in words as the builder cuts them for this instruction; empty for RUN and for JSON form. */
  readonly words: readonly Word[];
  /** ARG, ENV and LABEL: what is set. */
  readonly pairs: readonly Pair[];
  /** Exec form, where the instruction takes one. For HEALTHCHECK that of its command. */
  readonly json: JsonForm | undefined;
  /** The body begins with "[" but is no JSON: the builder takes it as text (and refuses SHELL). */
  readonly brokenJson: Span | undefined;
  readonly heredocs: readonly Heredoc[];
  /** Variables that the builder (not a shell) replaces, in flags, words and heredocs of COPY and ADD. */
  readonly variables: readonly Variable[];
  /** Comments between its lines. */
  readonly comments: readonly Comment[];
  /** Comments in the lines right above, nearest last; an empty line parts. */
  readonly commentsAbove: readonly Comment[];
  /** Empty lines where a continuation was promised: each from its start to its end of line. */
  readonly emptyLines: readonly Span[];
  /** The last line ends on a continuation mark with nothing behind: where the mark stands. */
  readonly danglingEscape: Span | undefined;
  /** ONBUILD: what it will run later. */
  readonly trigger: Instruction | undefined;
  /** What runs its shell form: the words of SHELL in force, or of a `# hadolint shell=` comment; undefined: the default. */
  readonly shell: Shell | undefined;
}

export interface Shell {
  readonly words: readonly string[];
  /** A comment may only tell the name. */
  readonly by: "instruction" | "comment";
}

/** `--from=build`, `--mount=type=cache,target=/x` */
export interface Flag extends Span {
  /** Without dashes, as written. */
  readonly name: string;
  readonly nameSpan: Span;
  /** Undefined without "=". */
  readonly value: Word | undefined;
  /** The value in comma-parted fields (mounts are written so); a quoted field counts as one. */
  readonly parts: readonly FlagPart[];
}

export interface FlagPart extends Span {
  /** As written; builder keys are compared in lower case. */
  readonly key: string;
  readonly keySpan: Span;
  /** Undefined without "=". */
  readonly value: string | undefined;
  readonly valueSpan: Span;
}

export interface Word extends Span {
  /** As written, continuation marks taken out. */
  readonly text: string;
  /** Quotes and escapes resolved; variables as written. */
  readonly value: string;
  readonly variables: readonly Variable[];
  /** A quote in it never ends: the quote's kind. */
  readonly openQuote: '"' | "'" | undefined;
}

/** `KEY=value`, `KEY value` or (ARG) `KEY`. */
export interface Pair extends Span {
  readonly key: Word;
  /** Undefined: nothing but the key. */
  readonly value: Word | undefined;
  /** How they are joined: ENV and LABEL's old form has a blank. */
  readonly join: "=" | " " | "";
}

export interface Variable extends Span {
  readonly name: string;
  readonly nameSpan: Span;
  readonly braced: boolean;
  /** ":-", ":+", ":?", "-", "+", "?", "#", "##", "%", "%%", "/", "//"; undefined: plain. */
  readonly modifier: string | undefined;
  /** What follows the modifier. */
  readonly operand: string;
  readonly problem: VariableProblem | undefined;
}

/** `open`: no "}" follows; `name`: nothing that can be a name; `modifier`: an operator the builder does not know. */
export type VariableProblem = "open" | "name" | "modifier";

export interface JsonForm extends Span {
  readonly items: readonly JsonItem[];
  /** Something in it is no string: refused by the builder. */
  readonly others: readonly Span[];
}

export interface JsonItem extends Span {
  readonly value: string;
  /** Where the characters of `value` begin and end: inside the quotes. */
  readonly inner: Span;
}

export interface Heredoc extends Span {
  /** "EOF" */
  readonly name: string;
  /** Unquoted: variables in it are replaced. */
  readonly expands: boolean;
  /** `<<-`: leading tabs are taken off. */
  readonly chomps: boolean;
  /** File descriptor before `<<`; undefined for none. */
  readonly descriptor: number | undefined;
  /** Where `<<EOF` stands. */
  readonly marker: Span;
  /** The lines between, with their last end of line. `doc.text.slice(content.start, content.end)` is the text. */
  readonly content: Span;
  /** The closing line's word; undefined when the file ends before. */
  readonly close: Span | undefined;
}

export interface Stage extends Span {
  readonly index: number;
  readonly from: Instruction;
  /** As written. Undefined when FROM has no argument. */
  readonly image: Word | undefined;
  /** The word after AS. */
  readonly name: Word | undefined;
  readonly platform: Flag | undefined;
  /** The earlier stage that FROM names, by itself or with the defaults of its variables. */
  readonly base: Stage | undefined;
  /** Behind FROM, up to the next one. */
  readonly instructions: readonly Instruction[];
}
