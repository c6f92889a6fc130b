// Puts text on the clipboard, and says so.
import * as vscode from "vscode";
import { t } from "../../base/l10n.ts";

/** Milliseconds that the status bar says it. */
const shown = 2000;

export async function copyText(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(t("Copied"), shown);
}
