// Comments that silence rules: hadolint's (`# hadolint ignore=`, `global ignore=`, `stage ignore=`) and the builder's
// (`# check=skip=`, at the head for the whole file, above an instruction for that one).
import type { Range } from "../../base/text.ts";
import type { CommentFamily, Severity, Suppressions } from "../language.ts";
import { builderChecks } from "./builderChecks.ts";
import type { Comment, Dockerfile, Instruction } from "./syntax/tree.ts";

/** One comment's say, with the place of its list of names. */
export interface Pragma {
  readonly family: CommentFamily;
  readonly reach: "instruction" | "stage" | "file";
  /** In lower case; "all" means every rule. */
  readonly names: ReadonlySet<string>;
  readonly comment: Comment;
}

const hadolint = /^hadolint\s+(global\s+|stage\s+)?ignore\s*=\s*([\w-]+(?:\s*,\s*[\w-]+)*)/i;
const check = /^check\s*=\s*(\S.*)$/i;

/** What a comment silences; undefined when it is an ordinary one. */
export function pragmaOf(comment: Comment, isDirective: boolean): Pragma | undefined {
  const found = hadolint.exec(comment.text);
  if (found !== null) {
    const scope = found[1]?.trim().toLowerCase();
    const reach = scope === "global" ? "file" : scope === "stage" ? "stage" : "instruction";
    return { family: "hadolint", reach, names: namesIn(found[2] ?? ""), comment };
  }
  const written = check.exec(comment.text)?.[1];
  // A directive ends at its first blank.
  const options = isDirective ? written?.split(/\s/)[0] : written;
  const skip = options?.split(";").find((option) => /^\s*skip\s*=/i.test(option));
  if (skip === undefined) return undefined;
  const names = namesIn(skip.slice(skip.indexOf("=") + 1));
  return { family: "check", reach: isDirective ? "file" : "instruction", names, comment };
}

const namesIn = (list: string): ReadonlySet<string> =>
  new Set(
    list
      .split(",")
      .map((name) => name.trim().toLowerCase())
      .filter((name) => name !== ""),
  );

/** All comments that silence something. */
export function pragmasOf(doc: Dockerfile): readonly Pragma[] {
  const directives = new Set(doc.directives.filter(({ name }) => name === "check").map(({ start }) => start));
  return doc.comments.flatMap((comment) => {
    if (!/hadolint|check/i.test(comment.text)) return [];
    return pragmaOf(comment, directives.has(comment.start)) ?? [];
  });
}

export function suppressionsOf(doc: Dockerfile, without?: CommentFamily): Suppressions {
  const pragmas = pragmasOf(doc).filter(({ family }) => family !== without);
  const severity = failingChecks(doc);
  const foreign = hasForeignFrontend(doc);
  const wakes = experimentalChecks(doc);
  if (pragmas.length === 0) return { silences: (...[, , of]) => foreign && of === "error", severity, wakes };
  const byComment = new Map(pragmas.map((pragma) => [pragma.comment, pragma]));
  const wide = pragmas.filter(({ reach }) => reach === "file");
  const stages = pragmas.filter(({ reach }) => reach === "stage");
  const near = (range: Range, asked: Asked): boolean => {
    const instruction = instructionAt(doc, doc.lines.offset(range.start));
    if (instruction === undefined) return false;
    const above = instruction.commentsAbove.map((comment) => byComment.get(comment));
    if (above.some((pragma) => pragma?.reach === "instruction" && has(pragma, asked))) return true;
    return stages.some((pragma) => sameStage(doc, pragma, instruction) && has(pragma, asked));
  };
  return {
    silences: (names, range, severity) => {
      const asked = { names, fails: severity === "error" };
      return (foreign && asked.fails) || wide.some((pragma) => has(pragma, asked)) || near(range, asked);
    },
    severity,
    wakes,
  };
}

/** `# check=experimental=all`, or with names: the builder's checks that it does not make unasked. */
function experimentalChecks(doc: Dockerfile): (names: readonly string[]) => boolean {
  const options = doc.directives.find(({ name }) => name === "check")?.value ?? "";
  const list = /(?:^|;)\s*experimental\s*=([^;\s]*)/i.exec(options)?.[1];
  const asked = namesIn(list ?? "");
  return (names) => {
    const own = names.slice(0, 2).filter((name) => builderChecks.has(name));
    return own.length > 0 && (asked.has("all") || own.some((name) => asked.has(name.toLowerCase())));
  };
}

/** Another frontend than Docker's own may know other instructions: nobody here can tell what it refuses. */
function hasForeignFrontend(doc: Dockerfile): boolean {
  const image = doc.directives.find(({ name }) => name === "syntax")?.value.split(/\s/)[0];
  return image !== undefined && !/(?:^|\/)dockerfile(?:-upstream)?(?:[:@]|$)/.test(image);
}

/** With `# check=error=true` the builder refuses what its own checks warn of. */
function failingChecks(doc: Dockerfile): (names: readonly string[], severity: Severity) => Severity {
  const options = doc.directives.find(({ name }) => name === "check")?.value ?? "";
  const fails = /(?:^|;)\s*error\s*=\s*(?:1|t|true)\s*(?:;|$)/i.test(options);
  return (names, severity) =>
    fails && severity === "warning" && names.slice(0, 2).some((name) => builderChecks.has(name)) ? "error" : severity;
}

interface Asked {
  readonly names: readonly string[];
  /** What makes the build fail is not among "all": no comment helps against that. */
  readonly fails: boolean;
}

const has = ({ names }: Pragma, asked: Asked): boolean =>
  (names.has("all") && !asked.fails) || asked.names.some((name) => names.has(name.toLowerCase()));

/** A comment for a stage stands in it, or right above its FROM. */
function sameStage(doc: Dockerfile, { comment }: Pragma, instruction: Instruction): boolean {
  const { stage } = instruction;
  if (stage === undefined) return false;
  if (stage.from.commentsAbove.includes(comment)) return true;
  const next = doc.stages[stage.index + 1];
  return (
    comment.start > stage.start &&
    comment.start < (next?.start ?? doc.text.length + 1) &&
    next?.from.commentsAbove.includes(comment) !== true
  );
}

/** The instruction whose lines an offset is in; blanks before it count as its own. */
export function instructionAt(doc: Dockerfile, offset: number): Instruction | undefined {
  let [low, high] = [0, doc.instructions.length - 1];
  const lineStart = doc.lines.start(doc.lines.position(offset).line);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((doc.instructions[middle]?.end ?? 0) < lineStart) low = middle + 1;
    else high = middle;
  }
  const found = doc.instructions[low];
  if (found === undefined || offset > found.end + lineRest(doc, found.end)) return undefined;
  return doc.lines.position(found.start).line <= doc.lines.position(offset).line ? found : undefined;
}

function lineRest(doc: Dockerfile, end: number): number {
  const line = doc.lines.position(end).line;
  return doc.lines.start(line) + doc.lines.line(line).length - end;
}
