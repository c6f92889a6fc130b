// What the last builds told, above the lines of their Dockerfiles. Begun by the first build; of the session, and in no file.
import * as vscode from "vscode";
import { createEmitter } from "../../base/event.ts";
import type { Scope } from "../../base/scope.ts";
import type { Ui } from "../../commands/context.ts";
import { createLastBuilds, type ToldLine } from "../../run/build/buildReport.ts";

export function createBuildLenses(scope: Scope): Ui["built"] {
  const builds = createLastBuilds();
  const changed = scope.add(createEmitter<void>());
  let shown = false;
  const show = (): void => {
    shown = true;
    scope.add(
      vscode.languages.registerCodeLensProvider(
        { language: "dockerfile", scheme: "file" },
        {
          onDidChangeCodeLenses: changed.event,
          provideCodeLenses: (document) => builds.lines(document.uri.fsPath, document.getText()).map(lensOf),
        },
      ),
    );
  };
  return (report) => {
    if (scope.ended) return;
    // As the editor writes paths.
    builds.remember({ ...report, dockerfile: vscode.Uri.file(report.dockerfile).fsPath });
    if (!shown) show();
    changed.fire();
  };
}

/** Words to read: there is nothing to run. */
const lensOf = ({ line, title, why }: ToldLine): vscode.CodeLens =>
  new vscode.CodeLens(new vscode.Range(line, 0, line, 0), { title, tooltip: why, command: "" });
