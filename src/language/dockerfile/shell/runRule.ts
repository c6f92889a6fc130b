// The frame of rules that look at one RUN at a time, and what they say about a place in its shell.
import type { Fix, Report, Rule } from "../../language.ts";
import type { Dockerfile, Span } from "../syntax/tree.ts";
import type { ShellCommand } from "./model.ts";
import { runsOf, type Run } from "./run.ts";
import { whereFrom } from "./script.ts";

export type ReportAt = (where: Span, message: string, more?: Pick<Report, "fixes" | "tags" | "related">) => void;

/** Of one rule in one document. More than a person can read: the rest is not worth its memory. */
export const mostFindings = 3000;

/** A rule whose `check` sees one RUN after the other; it reports offsets of the document. */
export function runRule(
  id: string,
  aliases: readonly string[],
  severity: Rule<Dockerfile>["severity"],
  check: (run: Run, report: ReportAt) => void,
): Rule<Dockerfile> {
  return {
    id,
    aliases,
    severity,
    check: (doc, report) => {
      let left = mostFindings;
      const at: ReportAt = ({ start, end }, message, more = {}) => {
        if (left-- > 0) report({ range: doc.lines.range(start, end), message, ...more });
      };
      for (const run of runsOf(doc)) {
        check(run, at);
        if (left <= 0) return;
      }
    },
  };
}

/** The same for each command of every RUN that has one of these names. */
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
