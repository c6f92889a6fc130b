// Read-only documents: inspect, processes, changes, history, logs as text. A document lives while a tab shows it; what
// keeps it current lives in its scope and ends with it.
import * as vscode from "vscode";
import { createEmitter } from "../../base/event.ts";
import type { Scope } from "../../base/scope.ts";
import type { Document } from "../../commands/context.ts";

/** Not a file system: these documents cannot be written. */
const documentScheme = "porthole-document";

export interface Documents {
  show(what: Document): Promise<void>;
}

interface Open {
  text: string;
  readonly scope: Scope;
}

export function createDocuments(parent: Scope): Documents {
  const open = new Map<string, Open>();
  const changed = parent.add(createEmitter<vscode.Uri>());
  const uriOf = (path: string): vscode.Uri => vscode.Uri.from({ scheme: documentScheme, path: `/${path}` });
  parent.add(
    vscode.workspace.registerTextDocumentContentProvider(documentScheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: ({ path }) => open.get(path.slice(1))?.text ?? "",
    }),
  );
  parent.add(
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme !== documentScheme) return;
      open.get(uri.path.slice(1))?.scope.dispose();
      open.delete(uri.path.slice(1));
    }),
  );
  const follow = ({ path, text, live }: Document): void => {
    open.get(path)?.scope.dispose();
    const entry: Open = { text, scope: parent.child(`document:${path}`) };
    open.set(path, entry);
    changed.fire(uriOf(path));
    const replace = (next: string): void => {
      if (next === entry.text || entry.scope.ended) return;
      entry.text = next;
      changed.fire(uriOf(path));
    };
    live?.(replace, entry.scope, () => isSeen(uriOf(path)));
  };
  return {
    show: async (what) => {
      follow(what);
      const document = await vscode.workspace.openTextDocument(uriOf(what.path));
      if (document.languageId !== what.language)
        await vscode.languages.setTextDocumentLanguage(document, what.language);
      const place = what.beside === true ? { viewColumn: besides(), preserveFocus: true } : {};
      await vscode.window.showTextDocument(document, { preview: true, ...place });
    },
  };
}

const isSeen = (uri: vscode.Uri): boolean =>
  vscode.window.state.focused &&
  vscode.window.visibleTextEditors.some(({ document }) => document.uri.toString() === uri.toString());

/** The column next to the one with the focus: another one is opened once, not each time. */
function besides(): vscode.ViewColumn {
  const { activeTabGroup, all } = vscode.window.tabGroups;
  return all.find(({ viewColumn }) => viewColumn > activeTabGroup.viewColumn)?.viewColumn ?? vscode.ViewColumn.Beside;
}
