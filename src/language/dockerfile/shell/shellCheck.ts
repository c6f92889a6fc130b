// ShellCheck's say about a document, for those who have it: what to hand it on standard input, and its JSON as findings. Who runs
// the program, and when, is the server's business. All RUNs of one shell go in one text, since each start takes time.
import { groupBy } from "../../../base/groupBy.ts";
import { plain } from "../../../base/plain.ts";
import { t } from "../../../base/l10n.ts";
import type { TextEdit } from "../../../base/text.ts";
import type { Finding, Severity } from "../../language.ts";
import type { Dockerfile } from "../syntax/tree.ts";
import { editSpan } from "./edits.ts";
import { variableAt } from "./environment.ts";
import type { Script } from "./model.ts";
import { runsOf, type Run } from "./run.ts";
import { variablesOf } from "./variables.ts";

/** One call of the program: `shellcheck` with `args`, `text` on its standard input. */
export interface ShellCheckCall {
  readonly args: readonly string[];
  readonly text: string;
  readonly pieces: readonly Piece[];
}

interface Piece {
  /** Its first line in the call's text, from 0. */
  readonly line: number;
  readonly script: Script;
}

/** ShellCheck's names of the shells that a RUN may have. */
const shells: Readonly<Record<string, string>> = { sh: "sh", bash: "bash", dash: "dash", ash: "dash", ksh: "ksh" };

// What is only there because pieces stand in parentheses, or asks for files that are in the image: SC1090, SC1091, SC2030,
// SC2031, SC2148, SC2317.
const alwaysOff = ["SC1090", "SC1091", "SC2030", "SC2031", "SC2148", "SC2317"];

/** `except`: codes that our own rules report. A script that cannot be read is left out: it would end the reading of all. */
export function shellCheckCalls(doc: Dockerfile, except: readonly string[]): readonly ShellCheckCall[] {
  const args = ["--format=json1", "--norc", `--exclude=${[...alwaysOff, ...except].join(",")}`];
  const byShell = groupBy(runsOf(doc), ({ dialect, script }) =>
    script === undefined || script.tree.errors !== undefined ? undefined : shells[dialect?.name ?? ""],
  );
  return [...byShell].flatMap(([shell, runs]) =>
    shell === undefined ? [] : [{ args: [...args, `--shell=${shell}`, "-"], ...joined(runs) }],
  );
}

function joined(runs: readonly Run[]): Pick<ShellCheckCall, "text" | "pieces"> {
  const lines: string[] = [];
  const pieces: Piece[] = [];
  for (const run of runs) {
    const { script } = run;
    if (script === undefined) continue;
    lines.push(...directives(run), "(");
    const known = knownNames(run, script);
    if (known.length > 0) lines.push(`export ${known.map((name) => `${name}=x`).join(" ")}`);
    pieces.push({ line: lines.length, script });
    lines.push(...script.source.text.split("\n"), ")");
  }
  return { text: `${lines.join("\n")}\n`, pieces };
}

/** `# shellcheck disable=` above or in the RUN holds for all of it. */
function directives({ doc, instruction }: Run): readonly string[] {
  const comments = [...instruction.commentsAbove, ...instruction.comments];
  return comments.flatMap(({ start, end, text }) =>
    /^shellcheck\s+disable=[\w,-]+$/.test(text) ? [doc.text.slice(start, end).trim()] : [],
  );
}

/** What the script uses and ARG or ENV set: to ShellCheck it is exported. */
function knownNames({ doc, instruction }: Run, script: Script): readonly string[] {
  const used = new Set(variablesOf(script).uses.map(({ name }) => name));
  return [...used].filter((name) => /^[A-Za-z_]\w*$/.test(name) && variableAt(doc, instruction, name) !== undefined);
}

/** What the program printed, as findings. Anything that is not its JSON gives none. */
export function shellCheckFindings(
  doc: Dockerfile,
  { text, pieces }: ShellCheckCall,
  output: string,
): readonly Finding[] {
  const place = placer(text, pieces);
  return comments(output).flatMap((comment) => {
    const at = place(comment);
    if (at === undefined) return [];
    const edits = (comment.fix?.replacements ?? []).map((each): TextEdit | undefined => {
      const where = at.exact ? place(each) : undefined;
      return where && editSpan(doc, where.start, where.end, each.replacement);
    });
    const made = edits.filter((edit) => edit !== undefined);
    const fixes =
      made.length === edits.length && made.length > 0
        ? [{ title: t("Take ShellCheck's fix"), edits: made, safe: false }]
        : [];
    return [
      {
        rule: "shellCheck",
        code: `SC${comment.code}`,
        severity: severities[comment.level] ?? "info",
        range: doc.lines.range(at.start, at.end),
        message: plain(comment.message, 500),
        fixes,
      },
    ];
  });
}

/**
 * The same call without the script at which the program stopped reading (SC1072, SC1073): it says nothing of all others then.
 * Undefined when it read all.
 */
export function withoutUnreadable(call: ShellCheckCall, output: string): ShellCheckCall | undefined {
  // SC1073 names the whole that could not be read, often the parenthesis in front; SC1072 the place.
  const all = comments(output);
  const stopped = all.find(({ code }) => code === 1072) ?? all.findLast(({ code }) => code === 1073);
  const broken = call.pieces.findLast(({ line }) => stopped !== undefined && line <= stopped.line - 1);
  if (broken === undefined) return undefined;
  const lines = call.text.split("\n");
  const end = broken.line + broken.script.source.text.split("\n").length;
  // Lines stay where they are.
  const text = lines.map((line, index) => (index >= broken.line && index < end ? ":" : line)).join("\n");
  return { ...call, text, pieces: call.pieces.filter((piece) => piece !== broken) };
}

/** Never an error: the builder refuses nothing for it. */
const severities: Readonly<Record<string, Severity>> = {
  error: "warning",
  warning: "warning",
  info: "info",
  style: "hint",
};

/** Lines and columns from 1; columns count characters, not UTF-16 units. */
interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Comment extends Place {
  readonly level: string;
  readonly code: number;
  readonly message: string;
  readonly fix?: { readonly replacements: readonly (Place & { readonly replacement: string })[] };
}

/** Where something stands in the document; undefined for what is ours: parentheses and exports. */
function placer(text: string, pieces: readonly Piece[]) {
  const lines = text.split("\n");
  const starts: number[] = [];
  let length = 0;
  for (const line of lines) {
    starts.push(length);
    length += line.length + 1;
  }
  const index = (line: number, column: number): number => {
    const before = Array.from(lines[line - 1] ?? "")
      .slice(0, column - 1)
      .join("").length;
    return (starts[line - 1] ?? 0) + before;
  };
  return (place: Place): { readonly start: number; readonly end: number; readonly exact: boolean } | undefined => {
    const piece = pieces.findLast(({ line }) => line <= place.line - 1);
    if (piece === undefined) return undefined;
    const { source } = piece.script;
    const base = starts[piece.line] ?? 0;
    const [from, to] = [index(place.line, place.column) - base, index(place.endLine, place.endColumn) - base];
    if (from < 0 || to > source.text.length || to < from) return undefined;
    return { ...source.span(from, to), exact: source.exact !== false };
  };
}

function comments(output: string): readonly Comment[] {
  let read: unknown;
  try {
    read = JSON.parse(output);
  } catch {
    return [];
  }
  const list = isObject(read) && Array.isArray(read["comments"]) ? (read["comments"] as readonly unknown[]) : [];
  return list.filter(isComment);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const isPlace = (value: unknown): value is Place =>
  isObject(value) && ["line", "column", "endLine", "endColumn"].every((key) => Number.isSafeInteger(value[key]));

function isComment(value: unknown): value is Comment {
  if (!isObject(value) || !isPlace(value)) return false;
  const { level, code, message, fix } = value as Readonly<Record<string, unknown>>;
  const words = typeof level === "string" && typeof code === "number" && typeof message === "string";
  return words && (fix === undefined || fix === null || isFix(fix));
}

function isFix(value: unknown): boolean {
  const list = isObject(value) ? value["replacements"] : undefined;
  return (
    Array.isArray(list) &&
    list.every((each) => isPlace(each) && typeof (each as { replacement?: unknown }).replacement === "string")
  );
}
