// Tells a person what went wrong in one run of a command, which may be many things at once.
import { t } from "../base/l10n.ts";
import { problemOf, type Problem } from "../base/problem.ts";
import type { Ui, WindowContext } from "./context.ts";

/** Several items may fail in one run: each problem once. */
export function problemsOf(error: unknown): readonly Problem[] {
  return error instanceof AggregateError ? error.errors.flatMap(problemsOf) : [problemOf(error)];
}

/** A message each; more would cover the window. */
const mostMessages = 3;

export interface TellParts {
  readonly ui: Pick<Ui, "warn">;
  readonly window: Pick<WindowContext, "showActivity">;
  readonly report: (problem: Problem, title: string) => void;
}

/** `title` is the command's, English source. What the person cancelled is no news. */
export function tellProblems(all: readonly Problem[], title: string, { report, ui, window }: TellParts): void {
  const problems = all.filter(({ kind }) => kind !== "cancelled");
  const shown = problems.length > mostMessages ? problems.slice(0, mostMessages - 1) : problems;
  for (const problem of shown) report(problem, title);
  const rest = problems.length - shown.length;
  if (rest === 0) return;
  const show = t("Show activity");
  void ui
    .warn(t("{0}: {1} more failed. The activity has each with its reason.", t(title), rest), show)
    .then((chosen) => {
      if (chosen === show) window.showActivity();
    });
}
