// The frame of rules that look at one RUN at a time, and what they say about a place in its shell.
import type { Fix, Report, Rule } from "../../language.ts";
import type { Dockerfile, Span } from "../syntax/tree.ts";
import type { ShellCommand } from "./model.ts";
import { runsIn, type Run } from "./run.ts";
import { factsOf, saidOf } from "./said.ts";
import { whereFrom } from "./script.ts";

export type ReportAt = (
  where: Span,
  message: string,
  more?: Pick<Report, "code" | "severity" | "fixes" | "tags" | "related">,
) => void;

/** Of one rule in one document. More than a person can read: the rest is not worth its memory. */
const mostFindings = 3000;

/** A rule whose `check` sees one RUN after the other; it reports offsets of the document. */
export function runRule(
  id: string,
  aliases: readonly string[],
  severity: Rule<Dockerfile>["severity"],
  check: (run: Run, report: ReportAt) => void,
): Rule<Dockerfile> {
  return stageRule(id, aliases, severity, (runs, report) => {
    for (const run of runs) check(run, report);
  });
}

type Check = (runs: readonly Run[], report: ReportAt, doc: Dockerfile) => void;

/**
 * A rule whose `check` sees all RUNs of a stage, or those above all stages. It may look at the stage, at those below it, at
 * what stands above all stages, at whether the stage's layers end in an image, and at whether those above it need its package
 * lists: only when one of these is another than in the version before, the rule is asked again.
 */
export function stageRule(
  id: string,
  aliases: readonly string[],
  severity: Rule<Dockerfile>["severity"],
  check: Check,
): Rule<Dockerfile> {
  return {
    id,
    aliases,
    severity,
    check: (doc, report) => {
      let left = mostFindings;
      const tell = (found: readonly Report[]): void => {
        for (const one of found) if (left-- > 0) report(one);
      };
      tell(asked(doc, runsIn(doc, undefined), check));
      for (const known of factsOf(doc)) {
        const ask = (): readonly Report[] => asked(doc, runsIn(doc, known[0]), check);
        tell(saidOf(check, doc, known, ask));
        if (left <= 0) return;
      }
    },
  };
}

function asked(doc: Dockerfile, runs: readonly Run[], check: Check): readonly Report[] {
  const found: Report[] = [];
  if (runs.length > 0)
    check(
      runs,
      ({ start, end }, message, more) => {
        if (found.length < mostFindings) found.push({ range: doc.lines.range(start, end), message, ...more });
      },
      doc,
    );
  return found;
}

/** The same as runRule for each command of every RUN that has one of these names. */
export function commandRule(
  id: string,
  aliases: readonly string[],
  severity: Rule<Dockerfile>["severity"],
  names: readonly string[],
  check: (command: ShellCommand, run: Run, report: ReportAt) => void,
): Rule<Dockerfile> {
  return runRule(id, aliases, severity, (run, report) => {
    for (const command of run.commands) if (names.includes(command.name)) check(command, run, report);
  });
}

/** Reports a command's name, through to a word of it. */
export function reportCommand(
  report: ReportAt,
  command: ShellCommand,
  message: string,
  fixes: readonly Fix[] = [],
  last = command.nameWord,
): void {
  report(whereFrom(command, last), message, { fixes });
}
