// One item in the status bar: which engine, and how many containers run there. A click chooses another engine.
import * as vscode from "vscode";
import { t } from "../../base/l10n.ts";
import type { Scope } from "../../base/scope.ts";
import { coalesce, systemClock } from "../../base/timing.ts";
import { commandName } from "../../manifest/names.ts";
import type { Sessions } from "../../model/sessions.ts";
import { statusOf } from "../../tree/status.ts";
import { watchSessions } from "../../tree/watchSessions.ts";

/** Milliseconds: a view that is being filled comes first. The editor reads the Markdown of a hover when it is assigned. */
const behindRows = { quiet: 200, ceiling: 500 };

/** Asks the engine for nothing: it shows what the views have learned. */
export function showStatus({ scope, sessions }: { readonly scope: Scope; readonly sessions: Sessions }): void {
  const item = scope.add(vscode.window.createStatusBarItem("engine", vscode.StatusBarAlignment.Left, 0));
  item.name = t("Docker engine");
  item.command = commandName("engines.choose");
  let tooltip: string | undefined;
  const say = (): void => {
    const status = statusOf(sessions);
    if (status === undefined) return item.hide();
    if (item.text !== status.text) item.text = status.text;
    if (tooltip !== status.tooltip) item.tooltip = new vscode.MarkdownString((tooltip = status.tooltip));
    item.accessibilityInformation = { label: status.spoken };
    item.show();
  };
  const saying = scope.add(coalesce(systemClock, behindRows, say));
  watchSessions(scope, sessions, saying.ask);
}
