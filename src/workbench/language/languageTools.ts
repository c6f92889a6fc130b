// What commands have done with files in a language of ours, over the client of our server.
import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import type { Scope } from "../../base/scope.ts";
import { t } from "../../base/l10n.ts";
import { fail } from "../../base/problem.ts";
import type { GivenFile, LanguageTools } from "../../commands/dockerfile/languageTools.ts";
import { contextPages } from "./pages/contextPages.ts";
import { stageGraphPages } from "./pages/stageGraphPages.ts";

interface Parts {
  readonly scope: Scope;
  readonly extensionUri: vscode.Uri;
  readonly client: LanguageClient;
}

export function createLanguageTools(parts: Parts): LanguageTools {
  const showGraph = stageGraphPages(parts);
  const showContext = contextPages(parts);
  return {
    showStageGraph: async (file) => {
      const uri = uriOf(file);
      if (uri === undefined) return tellNothing();
      showGraph(await vscode.workspace.openTextDocument(uri));
    },
    showContext: (place) => {
      const uri = uriOf(place);
      if (uri === undefined) tellNothing();
      else showContext(uri);
      return Promise.resolve();
    },
    dockerfileOf: async (file) => {
      const uri = uriOf(file);
      const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri?.toString());
      const isNamed = file instanceof vscode.Uri || typeof file === "string";
      if (uri?.scheme !== "file" || !(isNamed || document?.languageId === "dockerfile")) return undefined;
      if (document?.isDirty === true && !(await document.save())) return fail({ kind: "cancelled" });
      return uri.fsPath;
    },
    openFile: async (path, otherwise) => {
      const uri = vscode.Uri.file(path);
      const there = await vscode.workspace.fs.stat(uri).then(
        () => true,
        () => false,
      );
      const document = await vscode.workspace.openTextDocument(there ? uri : uri.with({ scheme: "untitled" }));
      const editor = await vscode.window.showTextDocument(document);
      if (!there && document.getText() === "")
        await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), otherwise));
    },
    insert: async ({ uri, line, character, before }, text) => {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
      const at = new vscode.Position(line, character);
      const start = at.translate(0, -Math.min(before.length, character));
      if (document.getText(new vscode.Range(start, at)) !== before) return false;
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, at, text);
      return await vscode.workspace.applyEdit(edit);
    },
  };
}

/** Lenses hand over addresses, menus the editor's own objects, the palette nothing. */
function uriOf(given: GivenFile): vscode.Uri | undefined {
  if (given instanceof vscode.Uri) return given;
  if (typeof given === "string" && given !== "") return vscode.Uri.parse(given);
  return vscode.window.activeTextEditor?.document.uri;
}

const tellNothing = (): void => void vscode.window.showInformationMessage(t("Open a Dockerfile first."));
