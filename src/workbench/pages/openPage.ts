// Opens a page: its document with a strict policy, its channel, and a scope that ends with it. What the page shows is
// whose page it is.
import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import type { Scope } from "../../base/scope.ts";
import { prefix } from "../../manifest/names.ts";
import { openChannel, type Channel } from "../../protocol/channel.ts";
import { pageHtml } from "./pageHtml.ts";

export interface PageKind<In> {
  /** Name of the page's script in dist and of its style in media: "graphPage", "graph". */
  readonly script: string;
  readonly style: string;
  readonly read: (message: unknown) => In | undefined;
  readonly column: vscode.ViewColumn;
}

export interface Opened<Out, In> {
  readonly panel: vscode.WebviewPanel;
  readonly channel: Channel<Out, In>;
  readonly scope: Scope;
  /** Loads the page; its first word comes when somebody listens already. */
  load(): void;
}

/** The page is empty until it is loaded, and ends with `scope` at the latest. What it says out of turn is not heard. */
export function openPage<Out, In>(
  kind: PageKind<In>,
  title: string,
  { scope: parent, extensionUri }: { readonly scope: Scope; readonly extensionUri: vscode.Uri },
): Opened<Out, In> {
  const at = (...names: readonly string[]): vscode.Uri => vscode.Uri.joinPath(extensionUri, ...names);
  const panel = vscode.window.createWebviewPanel(`${prefix}.${kind.style}`, title, kind.column, {
    enableScripts: true,
    localResourceRoots: [at("dist"), at("media")],
  });
  const scope = parent.child(`${kind.style}:${title}`);
  scope.add(panel);
  scope.add(panel.onDidDispose(() => scope.dispose()));
  const { webview } = panel;
  const channel = openChannel<Out, In>(
    { post: (message) => void webview.postMessage(message), onMessage: webview.onDidReceiveMessage.bind(webview) },
    kind.read,
    () => undefined,
  );
  const load = (): void => {
    webview.html = pageHtml({
      title,
      language: vscode.env.language,
      script: webview.asWebviewUri(at("dist", `${kind.script}.js`)).toString(),
      style: webview.asWebviewUri(at("media", `${kind.style}.css`)).toString(),
      source: webview.cspSource,
      nonce: randomBytes(18).toString("base64url"),
    });
  };
  return { panel, channel, scope, load };
}
