// "Porthole activity" in the output panel: what was done, line by line. The channel is made with the first action.
import * as vscode from "vscode";
import type { Scope } from "../base/scope.ts";
import { activityLines } from "../activity/lines.ts";
import type { Activity, ActivityEntry } from "../engine/activity.ts";

/** Writes what people do, not Porthole's own lists and inspects: those are in the log. */
export function showActivity({ scope, record }: { readonly scope: Scope; readonly record: Activity }): {
  show(): void;
} {
  let made: vscode.OutputChannel | undefined;
  const channel = (): vscode.OutputChannel =>
    (made ??= scope.add(vscode.window.createOutputChannel("Porthole activity")));
  const write = (entry: ActivityEntry): void => {
    if (!entry.background) for (const text of activityLines(entry)) channel().appendLine(text);
  };
  scope.add(record.onDidAdd(write));
  return { show: () => channel().show(true) };
}
