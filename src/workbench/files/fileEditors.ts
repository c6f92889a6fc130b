// Files in the editor: opened, compared, and their folders added to the window.
import * as vscode from "vscode";
import type { Ui } from "../../commands/context.ts";
import { filesScheme } from "../../files/address.ts";
import { uriOf } from "./uri.ts";

/** An address of ours, or an absolute path on this machine. */
const uriOfEither = (where: string): vscode.Uri =>
  where.startsWith(`${filesScheme}://`) ? uriOf(where) : vscode.Uri.file(where);

export const fileEditors: Pick<Ui, "open" | "compare" | "addFolder"> = {
  // The command, not `showTextDocument`: pictures and other bytes have editors of their own.
  open: async (address, line) => {
    const selection = line === undefined ? undefined : new vscode.Range(line - 1, 0, line - 1, 0);
    await vscode.commands.executeCommand("vscode.open", uriOfEither(address), { preview: true, selection });
  },
  compare: async (left, right, title) => {
    await vscode.commands.executeCommand("vscode.diff", uriOfEither(left), uriOfEither(right), title);
  },
  addFolder: (address, name) => {
    const count = vscode.workspace.workspaceFolders?.length ?? 0;
    vscode.workspace.updateWorkspaceFolders(count, 0, { uri: uriOf(address), name });
    return Promise.resolve();
  },
};
