// Types a line into a shell of the person's, without running it.
import * as vscode from "vscode";
import { isShell } from "./isShell.ts";

export function typeInShell(line: string): void {
  const { activeTerminal: active } = vscode.window;
  const terminal = active !== undefined && isShell(active) ? active : vscode.window.createTerminal();
  terminal.show();
  terminal.sendText(line, false);
}
