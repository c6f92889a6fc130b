// "Send request" and "Copy as curl" above each request of a console.
import * as vscode from "vscode";
import { t } from "../../base/l10n.ts";
import type { ApiTools } from "../../commands/api/apiTools.ts";
import type { ConsoleCursor } from "../../commands/api/place.ts";
import { consoleScheme } from "../../manifest/languages.ts";
import { commandName } from "../../manifest/names.ts";

export const consoleLenses = (tools: ApiTools): vscode.Disposable =>
  vscode.languages.registerCodeLensProvider(
    { scheme: consoleScheme },
    { provideCodeLenses: (document) => lensesOf(document, tools) },
  );

function lensesOf(document: vscode.TextDocument, tools: ApiTools): vscode.CodeLens[] {
  const text = document.getText();
  return tools.requests(text).flatMap(({ line }) => {
    const offset = document.offsetAt(new vscode.Position(line, 0));
    const cursor: ConsoleCursor = { address: document.uri.toString(), text, offset };
    const lens = (title: string, id: string): vscode.CodeLens =>
      new vscode.CodeLens(new vscode.Range(line, 0, line, 0), { title, command: commandName(id), arguments: [cursor] });
    return [lens(t("Send request"), "api.send"), lens(t("Copy as curl"), "api.copyCurl")];
  });
}
