// Shows a problem to the person. The only file that calls showErrorMessage: wording and remedies are base/describe.ts's.
import * as vscode from "vscode";
import { describe } from "../../base/describe.ts";
import type { Log } from "../../base/log.ts";
import { withoutLinks } from "../../base/plain.ts";
import { summary, type Problem } from "../../base/problem.ts";
import { commandName } from "../../manifest/names.ts";

/** Says what happened to `title` (a command's title, a setting's key) and offers what may help. */
export async function report(problem: Problem, title: string, log?: Log): Promise<void> {
  if (problem.kind === "cancelled") return;
  if (problem.kind === "defect") log?.error(title, problem.cause);
  else log?.warn(`${title}: ${summary(problem)}`);
  const { message, offers } = describe(problem);
  const show =
    problem.kind === "gone"
      ? vscode.window.showInformationMessage
      : problem.kind === "setting"
        ? vscode.window.showWarningMessage
        : vscode.window.showErrorMessage;
  const chosen = await show(
    withoutLinks(problem.kind === "gone" ? message : `${title}: ${message}`),
    ...offers.map((offer) => offer.title),
  );
  const offer = offers.find((candidate) => candidate.title === chosen);
  if (offer !== undefined) await vscode.commands.executeCommand(commandName(offer.command), ...(offer.args ?? []));
}
