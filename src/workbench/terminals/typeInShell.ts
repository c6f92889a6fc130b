// Types a line into a shell of the person's, without running it: whatever would be a key there is taken out.
import * as vscode from "vscode";
import { isShell } from "./isShell.ts";

/** Into the active terminal if that is a shell, else into a new one. */
export function typeInShell(line: string): void {
  const { activeTerminal: active } = vscode.window;
  const terminal = active !== undefined && isShell(active) ? active : vscode.window.createTerminal();
  terminal.show();
  terminal.sendText(line.replace(/[\u0000-\u001f\u007f-\u009f]+/g, " "), false);
}
