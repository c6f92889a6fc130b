// What the last builds told, above the lines of their Dockerfiles. Begun by the first build; of the session, and in no file.
import * as vscode from "vscode";
import type { Scope } from "../../base/scope.ts";
import type { Ui } from "../../commands/context.ts";
import type { ToldLine } from "../../run/build/buildReport.ts";
import { createBuiltLines, type BuiltLines } from "./builtLines.ts";

export function createBuildLenses(scope: Scope): Ui["built"] {
  const show = (built: BuiltLines): void =>
    void scope.add(
      vscode.languages.registerCodeLensProvider(
        { language: "dockerfile", scheme: "file" },
        {
          onDidChangeCodeLenses: built.onDidChange,
          provideCodeLenses: (document) =>
            built.lines(document.uri.fsPath, document.getText()).map((line) => lensOf(line, document.uri)),
        },
      ),
    );
  return createBuiltLines({ scope, editorPath: (path) => vscode.Uri.file(path).fsPath, show }).hear;
}

/** Words to read, and where they speak of another line, the way there. */
function lensOf({ line, title, why, leadsTo }: ToldLine, uri: vscode.Uri): vscode.CodeLens {
  const range = new vscode.Range(line, 0, line, 0);
  if (leadsTo === undefined) return new vscode.CodeLens(range, { title, tooltip: why, command: "" });
  const selection = new vscode.Range(leadsTo, 0, leadsTo, 0);
  return new vscode.CodeLens(range, { title, tooltip: why, command: "vscode.open", arguments: [uri, { selection }] });
}
