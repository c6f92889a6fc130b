// Adds a line to the .dockerignore of a context, or makes the file with it.
import * as vscode from "vscode";
import type { BuildContext } from "../../../protocol/buildContext.ts";

/** `path`: from the context's root. The document is changed and left to be saved by the person, a fresh file is written. */
export async function leaveOut({ folder, ignoreFile }: BuildContext, path: string): Promise<void> {
  // Signs of patterns in a name stand for themselves; a name that begins like a comment or an exception is not at a line's start.
  const pattern = path.replace(/[\\*?[\]]/g, "\\$&").replace(/^[#!]/, "./$&");
  const edit = new vscode.WorkspaceEdit();
  if (ignoreFile === undefined) {
    const uri = vscode.Uri.joinPath(vscode.Uri.file(folder), ".dockerignore");
    edit.createFile(uri, { ignoreIfExists: true, contents: new TextEncoder().encode(`${pattern}\n`) });
  } else {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(ignoreFile));
    const last = document.lineAt(document.lineCount - 1);
    edit.insert(document.uri, last.range.end, `${last.text === "" ? "" : "\n"}${pattern}\n`);
  }
  await vscode.workspace.applyEdit(edit);
}
