// The port to the person, over the editor's own dialogs, pickers and pages.
import * as vscode from "vscode";
import { withoutIcons, withoutLinks } from "../../base/plain.ts";
import { fail } from "../../base/problem.ts";
import type { Scope } from "../../base/scope.ts";
import type { Choice, Files, Ui } from "../../commands/context.ts";
import { copyText } from "./copyText.ts";
import { createDocuments } from "./documents.ts";
import { fileEditors } from "../files/fileEditors.ts";
import { createFoundView } from "../files/foundView.ts";
import { createBuildLenses } from "../language/buildLenses.ts";
import { openForm } from "../pages/openForm.ts";
import { withProgress } from "./progress.ts";
import { saveFile } from "./saveFile.ts";
import { openTerminal } from "../terminals/pseudoterminal.ts";
import { typeInShell } from "../terminals/typeInShell.ts";
import type { Trees } from "../trees/showTrees.ts";

const cancelled = (): never => fail({ kind: "cancelled" });

export interface UiParts {
  readonly scope: Scope;
  readonly trees: Trees;
  readonly extensionUri: vscode.Uri;
  readonly consoles: Pick<Ui, "console" | "consoleCursor" | "apiTools" | "languageTools">;
  readonly files: Pick<Files, "onDidTouch">;
}

export function createUi({ scope, trees, extensionUri, consoles, files }: UiParts): Ui {
  const documents = createDocuments(scope);
  return {
    confirm: async ({ question, detail, action }) => {
      if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, action)) !== action) cancelled();
    },
    pick: async (prompt, choices) => {
      const item = await vscode.window.showQuickPick(choices.map(quickPick), {
        title: prompt,
        placeHolder: prompt,
        matchOnDescription: true,
        matchOnDetail: true,
      });
      return item === undefined ? cancelled() : item.value;
    },
    pickMany: async (prompt, choices) => {
      const items = await vscode.window.showQuickPick(choices.map(quickPick), {
        title: prompt,
        placeHolder: prompt,
        canPickMany: true,
        matchOnDescription: true,
      });
      return items === undefined || items.length === 0 ? cancelled() : items.map(({ value }) => value);
    },
    ask: async ({ title, prompt, value, placeholder, secret, check }) => {
      const text = await vscode.window.showInputBox({
        title,
        prompt: withoutLinks(prompt),
        value,
        placeHolder: placeholder,
        password: secret,
        validateInput: check && unlinked(check),
        ignoreFocusOut: true,
      });
      return text ?? cancelled();
    },
    form: (form) => openForm(form, { scope, extensionUri }),
    progress: withProgress,
    tell: async (message, ...offers) => await vscode.window.showInformationMessage(withoutLinks(message), ...offers),
    warn: async (message, ...offers) => await vscode.window.showWarningMessage(withoutLinks(message), ...offers),
    document: (what) => documents.show(what),
    draft: async (language, content) => {
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language, content }));
    },
    terminal: (session) => openTerminal(session, scope),
    insertInShell: typeInShell,
    copy: copyText,
    openExternal: async (url) => void (await vscode.env.openExternal(vscode.Uri.parse(url, true))),
    save: saveFile,
    pickFolder: async (prompt) => {
      const [folder] =
        (await vscode.window.showOpenDialog({ title: prompt, canSelectFiles: false, canSelectFolders: true })) ?? [];
      return folder?.fsPath ?? cancelled();
    },
    pickFiles: async (prompt, kind) => {
      const wanted = { canSelectFiles: kind === "files", canSelectFolders: kind === "folders", canSelectMany: true };
      const picked = await vscode.window.showOpenDialog({ title: prompt, ...wanted });
      return picked === undefined || picked.length === 0 ? cancelled() : picked.map(({ fsPath }) => fsPath);
    },
    reveal: (kind, id, focus) => trees.reveal(kind, id, focus),
    revealFile: (root, addresses) => trees.revealFile(root, addresses),
    ...fileEditors,
    ...consoles,
    built: createBuildLenses(scope),
    found: createFoundView({ scope, trees, files }),
  };
}

const unlinked =
  (check: (text: string) => string | undefined) =>
  (text: string): string | undefined => {
    const said = check(text);
    return said === undefined ? undefined : withoutLinks(said);
  };

function quickPick<T>({
  label,
  description,
  detail,
  picked,
  value,
}: Choice<T>): vscode.QuickPickItem & { readonly value: T } {
  return {
    label: withoutIcons(label),
    description: description && withoutIcons(description),
    detail: detail && withoutIcons(detail),
    picked,
    value,
  };
}
