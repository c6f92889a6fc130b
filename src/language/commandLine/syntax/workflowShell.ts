// Which shell reads a `run:` of a workflow: its step's `shell:`, else the default of its job, else the file's, else the runner's
// own. Only as far as that is PowerShell or cmd; GitHub's names are the ones that are known.
import type { Lines } from "../../../base/text.ts";
import { windowsShell, type WindowsShell } from "./windowsShell.ts";

/** By the line of `run:` and the column at which its key begins; undefined: a POSIX shell. */
export type ShellOf = (line: number, column: number) => WindowsShell | undefined;

interface Job {
  readonly first: number;
  readonly last: number;
  readonly shell: WindowsShell | undefined;
}

export function shellsOf(lines: Lines): ShellOf {
  // Most workflows know none of it.
  if (!/\b(?:pwsh|powershell|cmd|windows)\b/i.test(lines.text)) return () => undefined;
  const everywhere = defaultIn(lines, 0, lines.count, 0);
  const jobs = jobsIn(lines, everywhere);
  return (line, column) => {
    const own = shellOfStep(lines, line, column);
    if (own !== undefined) return windowsShell(own);
    const job = jobs.find(({ first, last }) => first <= line && line < last);
    return job === undefined ? (everywhere === undefined ? undefined : windowsShell(everywhere)) : job.shell;
  };
}

const columnOf = (lines: Lines, line: number): number => /^ */.exec(lines.line(line))?.[0].length ?? 0;

const isBlank = (lines: Lines, line: number): boolean => /^\s*(?:#|$)/.test(lines.line(line));

/** Lines from `line` on, up or down, that stand no further left than a column. */
function reach(lines: Lines, line: number, column: number, step: 1 | -1): number {
  let at = line + step;
  while (at >= 0 && at < lines.count && (isBlank(lines, at) || columnOf(lines, at) >= column)) at += step;
  return at;
}

/** A job is what stands beside its `steps:`. */
function jobsIn(lines: Lines, everywhere: string | undefined): readonly Job[] {
  const jobs: Job[] = [];
  for (let line = 0; line < lines.count; line += 1) {
    if (!/^ *steps:\s*(?:#.*)?$/.test(lines.line(line))) continue;
    const column = columnOf(lines, line);
    const [first, last] = [reach(lines, line, column, -1) + 1, reach(lines, line, column, 1)];
    const said = defaultIn(lines, first, last, column) ?? everywhere;
    const shell = said === undefined ? runnersOwn(lines, first, last, column) : windowsShell(said);
    jobs.push({ first, last, shell });
    line = last - 1;
  }
  return jobs;
}

/** GitHub's Windows runners have PowerShell read what names no shell. */
function runnersOwn(lines: Lines, first: number, last: number, column: number): WindowsShell | undefined {
  for (let line = first; line < last; line += 1)
    if (columnOf(lines, line) === column && /^ *runs-on:.*\bwindows\b/i.test(lines.line(line))) return "powershell";
  return undefined;
}

/** `defaults: run: shell:` at a column. */
function defaultIn(lines: Lines, first: number, last: number, column: number): string | undefined {
  for (let line = first; line < last; line += 1) {
    if (columnOf(lines, line) !== column || !/^ *defaults:/.test(lines.line(line))) continue;
    const end = Math.min(last, reach(lines, line, column + 1, 1));
    for (let below = line; below < end; below += 1) {
      const shell = /^.*\bshell:\s*([^\s#},]+)/.exec(lines.line(below))?.[1];
      if (shell !== undefined) return shell;
    }
  }
  return undefined;
}

/** `shell:` beside a key of a step. */
function shellOfStep(lines: Lines, line: number, column: number): string | undefined {
  const isHead = (at: number): boolean => /^ *- /.test(lines.line(at)) && columnOf(lines, at) < column;
  let first = line;
  while (
    !isHead(first) &&
    first > 0 &&
    (isBlank(lines, first - 1) || columnOf(lines, first - 1) >= column || isHead(first - 1))
  )
    first -= 1;
  const last = reach(lines, line, column, 1);
  for (let at = first; at < last; at += 1) {
    const [, before = "", shell] = /^((?: *- +)? *)shell:\s*([^\s#]+)/.exec(lines.line(at)) ?? [];
    if (shell !== undefined && before.length === column) return shell;
  }
  return undefined;
}
