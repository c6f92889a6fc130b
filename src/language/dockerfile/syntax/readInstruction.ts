// One logical line as an instruction: keyword, flags, and arguments cut the way that instruction takes them.
import { isGap, skipBlanks, trimEnd } from "./blanks.ts";
import { readFlags } from "./flags.ts";
import { part } from "./joined.ts";
import { readJson } from "./json.ts";
import type {
  Comment,
  Heredoc,
  Instruction,
  Joined,
  JsonForm,
  Pair,
  Shell,
  Span,
  Stage,
  Variable,
  Word,
} from "./tree.ts";
import { cutAtGaps, cutQuoted, readWord, variablesIn } from "./words.ts";

/** While the tree is built; nothing changes behind parse(). */
export type Building<T> = { -readonly [Key in keyof T]: T[Key] };

/** What is read around the line itself. */
export interface Surroundings {
  readonly index: number;
  readonly span: Span;
  readonly comments: readonly Comment[];
  readonly commentsAbove: readonly Comment[];
  readonly emptyLines: readonly Span[];
  readonly danglingEscape: Span | undefined;
  readonly escape: string;
}

type Cutting = "gaps" | "quoted" | "whole" | "command" | "health" | "trigger" | "none";

const cuttings: ReadonlyMap<string, Cutting> = new Map([
  ["FROM", "gaps"],
  ["EXPOSE", "gaps"],
  ["COPY", "gaps"],
  ["ADD", "gaps"],
  ["VOLUME", "gaps"],
  ["ENV", "quoted"],
  ["LABEL", "quoted"],
  ["ARG", "quoted"],
  ["WORKDIR", "whole"],
  ["USER", "whole"],
  ["STOPSIGNAL", "whole"],
  ["MAINTAINER", "whole"],
  ["RUN", "command"],
  ["CMD", "command"],
  ["ENTRYPOINT", "command"],
  ["SHELL", "command"],
  ["HEALTHCHECK", "health"],
  ["ONBUILD", "trigger"],
]);

/** Each keyword as it is mostly written → itself: names that are the same string are compared and looked up faster. */
const keywords: ReadonlyMap<string, string> = new Map(
  [...cuttings.keys()].flatMap((name) => [
    [name, name],
    [name.toLowerCase(), name],
  ]),
);
/** Shared by all instructions that have nothing of a kind. */
const none: readonly never[] = [];
const takesJson = new Set(["COPY", "ADD", "VOLUME", "RUN", "CMD", "ENTRYPOINT", "SHELL"]);
/** The builder replaces no variables in the arguments of these. */
const leavesVariables = new Set(["RUN", "CMD", "ENTRYPOINT", "SHELL", "HEALTHCHECK", "MAINTAINER", "ONBUILD"]);

/** Reads a line; stage, shell and heredocs come later. */
export function readInstruction(line: Joined, around: Surroundings): Building<Instruction> {
  const { text } = line;
  const start = skipBlanks(text, 0);
  let keywordEnd = start;
  while (keywordEnd < text.length && !isGap(text.charCodeAt(keywordEnd))) keywordEnd += 1;
  const written = text.slice(start, keywordEnd);
  const name = keywords.get(written) ?? written.toUpperCase();
  const end = trimEnd(text, keywordEnd);
  const cutting = cuttings.get(name) ?? "none";
  const { flags, rest } = readFlags(line, Math.min(keywordEnd, end), end);
  const bodyFrom = Math.min(skipBlanks(text, rest, end), end);
  const body = part(line, bodyFrom, end);
  const made: Building<Instruction> = {
    start: around.span.start,
    end: around.span.end,
    index: around.index,
    name,
    keyword: line.span(start, keywordEnd),
    headEnd: around.span.end,
    stage: undefined,
    flags,
    body,
    bodySpan: bodySpan(line, bodyFrom, end, keywordEnd),
    words: none,
    pairs: none,
    json: undefined,
    brokenJson: undefined,
    heredocs: none,
    variables: none,
    comments: around.comments,
    commentsAbove: around.commentsAbove,
    emptyLines: around.emptyLines,
    danglingEscape: around.danglingEscape,
    trigger: undefined,
    shell: undefined,
  };
  readBody(made, cutting, around);
  // Most lines have no variable: files of thousands of lines are read with every key.
  if (text.includes("$")) made.variables = variablesOf(made);
  return made;
}

function bodySpan(line: Joined, from: number, end: number, keywordEnd: number): Span {
  if (from < end) return line.span(from, end);
  const behind = line.offsetAt(Math.max(end, keywordEnd));
  return { start: behind, end: behind };
}

function readBody(made: Building<Instruction>, cutting: Cutting, around: Surroundings): void {
  const { body } = made;
  const { escape } = around;
  const words = (cuts: readonly { from: number; to: number }[]): readonly Word[] =>
    cuts.map((cut) => readWord(body, cut, escape));
  if (takesJson.has(made.name) && body.text.startsWith("[")) {
    made.json = readJson(body);
    if (made.json === undefined) made.brokenJson = made.bodySpan;
    else return;
  }
  if (cutting === "gaps") made.words = words(cutAtGaps(body.text));
  else if (cutting === "quoted") {
    const cuts = cutQuoted(body.text, escape);
    made.words = words(cuts);
    made.pairs = pairsOf(made, cuts, escape);
  } else if (cutting === "whole" && body.text !== "") made.words = words([{ from: 0, to: body.text.length }]);
  else if (cutting === "health") readHealth(made, escape);
  else if (cutting === "trigger" && body.text !== "") {
    made.words = words(cutAtGaps(body.text).slice(0, 1));
    made.trigger = readInstruction(body, {
      ...around,
      span: { start: made.bodySpan.start, end: made.end },
      commentsAbove: [],
    });
  }
}

/** `HEALTHCHECK CMD …`: the type is a word, and what follows may be in exec form. */
function readHealth(made: Building<Instruction>, escape: string): void {
  const { body } = made;
  const [type] = cutAtGaps(body.text);
  if (type === undefined) return;
  made.words = [readWord(body, type, escape)];
  const from = skipBlanks(body.text, type.to);
  if (body.text[from] !== "[") return;
  made.json = readJson(body, from);
  if (made.json === undefined) made.brokenJson = body.span(from, body.text.length);
}

function pairsOf(
  made: Building<Instruction>,
  cuts: readonly { readonly from: number; readonly to: number }[],
  escape: string,
): readonly Pair[] {
  const { body, name } = made;
  const [first] = cuts;
  if (first === undefined) return [];
  if (name !== "ARG" && !body.text.slice(first.from, first.to).includes("=")) return oldPair(body, escape);
  return cuts.map(({ from, to }) => {
    const equals = body.text.slice(from, to).indexOf("=");
    const keyEnd = equals < 0 ? to : from + equals;
    const key = readWord(body, { from, to: keyEnd }, escape);
    const value = equals < 0 ? undefined : readWord(body, { from: keyEnd + 1, to }, escape);
    return { ...body.span(from, to), key, value, join: value === undefined ? "" : "=" };
  });
}

/** `ENV key all the rest`: the first blank parts, whatever quotes say. */
function oldPair(body: Joined, escape: string): readonly Pair[] {
  const [first] = cutAtGaps(body.text);
  if (first === undefined) return [];
  const valueFrom = skipBlanks(body.text, first.to);
  const key = readWord(body, first, escape);
  const whole = body.span(0, body.text.length);
  if (valueFrom >= body.text.length) return [{ ...whole, key, value: undefined, join: "" }];
  const value = readWord(body, { from: valueFrom, to: body.text.length }, escape);
  return [{ ...whole, key, value, join: " " }];
}

function variablesOf(made: Building<Instruction>): readonly Variable[] {
  const fromFlags = made.name === "HEALTHCHECK" ? [] : made.flags.flatMap(({ value }) => value?.variables ?? []);
  if (leavesVariables.has(made.name)) return fromFlags;
  const own =
    made.pairs.length > 0
      ? made.pairs.flatMap(({ key, value }) => [...key.variables, ...(value?.variables ?? [])])
      : made.words.flatMap((word) => word.variables);
  return [...fromFlags, ...own, ...jsonVariables(made.json, made.body)];
}

/** Only items without escapes: in others the places would be off. */
function jsonVariables(json: JsonForm | undefined, body: Joined): readonly Variable[] {
  if (json === undefined || !body.text.includes("$")) return [];
  return json.items.flatMap(({ value, inner }) => {
    if (!value.includes("$")) return [];
    const from = indexOf(body, inner.start);
    return body.text.slice(from, from + value.length) === value
      ? readWord(body, { from, to: from + value.length }, "\\").variables
      : [];
  });
}

function indexOf(body: Joined, offset: number): number {
  let [low, high] = [0, body.text.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (body.offsetAt(middle) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Hands an instruction its heredocs; COPY and ADD have the builder replace variables in them. */
export function attachHeredocs(
  made: Building<Instruction>,
  heredocs: readonly Heredoc[],
  end: number,
  content: (heredoc: Heredoc) => Joined,
  escape: string,
): void {
  made.heredocs = heredocs;
  made.end = end;
  if (made.name === "COPY" || made.name === "ADD") {
    const inside = heredocs
      .filter(({ expands }) => expands)
      .flatMap((heredoc) => variablesIn(content(heredoc), escape));
    if (inside.length > 0) made.variables = [...made.variables, ...inside];
  }
  const trigger: Building<Instruction> | undefined = made.trigger;
  if (trigger !== undefined) attachHeredocs(trigger, heredocs, end, content, escape);
}

/** Puts an instruction, and what it triggers, into its stage. */
export function place(made: Building<Instruction>, stage: Stage | undefined, shell: Shell | undefined): void {
  made.stage = stage;
  made.shell = shell;
  if (made.trigger !== undefined) place(made.trigger, stage, shell);
}
