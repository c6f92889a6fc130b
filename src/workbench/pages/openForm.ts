// Opens a form as a page of the editor. The page is thrown away while it is hidden and made again from what formHost.ts
// knows, so nothing is kept running for a form nobody looks at.
import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import type { Scope } from "../../base/scope.ts";
import type { Form, FormValues } from "../../commands/form.ts";
import { prefix } from "../../manifest/names.ts";
import { openChannel } from "../../protocol/channel.ts";
import { readFromForm, type FromForm, type ToForm } from "../../protocol/formMessages.ts";
import { hostForm } from "./formHost.ts";
import { pageHtml } from "./pageHtml.ts";

export interface FormParts {
  readonly scope: Scope;
  readonly extensionUri: vscode.Uri;
}

/**
 * Shows the form and waits for the person.
 * @returns the values, found good, once the form's own work is done
 * @throws Failure "cancelled" when the page is closed
 */
export async function openForm(form: Form, { scope: parent, extensionUri }: FormParts): Promise<FormValues> {
  const title = plain(form.title, 60);
  const folders = ["dist", "media"].map((name) => vscode.Uri.joinPath(extensionUri, name));
  const panel = vscode.window.createWebviewPanel(`${prefix}.form`, title, vscode.ViewColumn.Active, {
    enableScripts: true,
    localResourceRoots: folders,
  });
  const scope = parent.child(`form:${title}`);
  scope.add(panel);
  scope.add(panel.onDidDispose(() => scope.dispose()));
  const nonce = randomBytes(18).toString("base64url");
  const { webview } = panel;
  const channel = openChannel<ToForm, FromForm>(
    { post: (message) => void webview.postMessage(message), onMessage: webview.onDidReceiveMessage.bind(webview) },
    (message) => readFromForm(form.fields, message),
    () => undefined,
  );
  const done = hostForm({
    form,
    channel,
    scope,
    id: nonce,
    copy: async (text) => {
      await vscode.env.clipboard.writeText(text);
      vscode.window.setStatusBarMessage(t("Copied"), 2000);
    },
  });
  webview.html = pageHtml({
    title,
    language: vscode.env.language,
    script: webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, "dist", "formPage.js")).toString(),
    style: webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, "media", "form.css")).toString(),
    source: webview.cspSource,
    nonce,
  });
  try {
    return await done;
  } finally {
    scope.dispose();
  }
}
