// Marks on files that differ from their image, wherever the editor shows them: in our rows, in its own tabs and folders.
// Only what is known already is shown; asking is for whoever looks into the container.
import * as vscode from "vscode";
import { t } from "../../base/l10n.ts";
import type { Scope } from "../../base/scope.ts";
import type { FileChange } from "../../model/resources.ts";
import type { FileSystems } from "./fileSystems.ts";
import { readUri } from "./uri.ts";

export function decorateFiles(scope: Scope, files: FileSystems): void {
  const changed = scope.add(new vscode.EventEmitter<undefined>());
  scope.add(files.known.onDidLearn(() => changed.fire(undefined)));
  scope.add(
    vscode.window.registerFileDecorationProvider({
      onDidChangeFileDecorations: changed.event,
      provideFileDecoration: (uri) => {
        const found = readUri(uri);
        if (found?.kind !== "container") return undefined;
        const change = files.known.of(found.engine, files.rootAt(found))?.get(found.path);
        return change === undefined ? undefined : decorationOf(change);
      },
    }),
  );
}

const decorationOf = (change: FileChange): vscode.FileDecoration => {
  const made = decorations.get(change) ?? make(change);
  decorations.set(change, made);
  return made;
};

const decorations = new Map<FileChange, vscode.FileDecoration>();

function make(change: FileChange): vscode.FileDecoration {
  switch (change) {
    case "added":
      return mark("A", t("Added since the image"), "gitDecoration.untrackedResourceForeground");
    case "changed":
      return mark("M", t("Changed since the image"), "gitDecoration.modifiedResourceForeground");
    case "deleted":
      return mark("D", t("Deleted since the image"), "gitDecoration.deletedResourceForeground");
  }
}

const mark = (letter: string, words: string, colour: string): vscode.FileDecoration =>
  new vscode.FileDecoration(letter, words, new vscode.ThemeColor(colour));
