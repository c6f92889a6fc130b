// The page with a Dockerfile's stages: one for each document, drawn anew while one types, and telling where the cursor is.
import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { t } from "../../../base/l10n.ts";
import { plain } from "../../../base/plain.ts";
import type { Scope } from "../../../base/scope.ts";
import { coalesce, systemClock } from "../../../base/timing.ts";
import {
  readFromGraphPage,
  readGraph,
  stageGraphRequest,
  type FromGraphPage,
  type Graph,
  type GraphWords,
  type ToGraphPage,
} from "../../../protocol/stageGraph.ts";
import { openPage } from "../../pages/openPage.ts";

interface Parts {
  readonly scope: Scope;
  readonly extensionUri: vscode.Uri;
  readonly client: LanguageClient;
}

const column = vscode.ViewColumn.Beside;
const kind = { script: "graphPage", style: "graph", read: readFromGraphPage, column };

/** Milliseconds after the last key until the graph is drawn anew. */
const pace = { quiet: 250, ceiling: 1_000 };

export function stageGraphPages(parts: Parts): (document: vscode.TextDocument) => void {
  const pages = new Map<string, vscode.WebviewPanel>();
  return (document) => {
    const key = document.uri.toString();
    const open = pages.get(key);
    if (open !== undefined) return open.reveal();
    const panel = openGraph(document, parts);
    pages.set(key, panel);
    panel.onDidDispose(() => pages.delete(key));
  };
}

function openGraph(document: vscode.TextDocument, parts: Parts): vscode.WebviewPanel {
  const name = plain(vscode.workspace.asRelativePath(document.uri), 80);
  const { panel, channel, scope, load } = openPage<ToGraphPage, FromGraphPage>(kind, t("Stages of {0}", name), parts);
  const isIt = (other: vscode.TextDocument): boolean => other.uri.toString() === document.uri.toString();
  let graph: Graph = { nodes: [], edges: [] };
  const tellPlace = (): void => {
    const editor = vscode.window.visibleTextEditors.find((one) => isIt(one.document));
    const line = editor?.selection.active.line ?? -1;
    channel.send({
      type: "current",
      node: graph.nodes.findLast((node) => node.kind === "stage" && node.line <= line)?.id,
    });
  };
  const draw = async (): Promise<void> => {
    const params = { textDocument: { uri: parts.client.code2ProtocolConverter.asUri(document.uri) } };
    // What was drawn stays while the server is away; the next change asks again.
    const answer = await parts.client.sendRequest<unknown>(stageGraphRequest, params).catch(() => undefined);
    if (scope.ended || answer === undefined) return;
    graph = readGraph(answer) ?? { nodes: [], edges: [] };
    channel.send({ type: "show", name, graph, words: words() });
    tellPlace();
  };
  const soon = scope.add(coalesce(systemClock, pace, () => void draw()));
  scope.add(
    channel.listen((message) => (message.type === "ready" ? void draw() : void openLine(document, message.line))),
  );
  scope.add(vscode.workspace.onDidChangeTextDocument((change) => isIt(change.document) && soon.ask()));
  scope.add(vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => isIt(textEditor.document) && tellPlace()));
  load();
  return panel;
}

async function openLine(document: vscode.TextDocument, line: number): Promise<void> {
  const selection = new vscode.Range(line, 0, line, 0);
  const shown = vscode.window.visibleTextEditors.find(
    ({ document: { uri } }) => uri.toString() === document.uri.toString(),
  );
  await vscode.window.showTextDocument(document, { selection, viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One });
}

const words = (): GraphWords => ({
  title: t("Stages"),
  none: t("There is no FROM in this file yet."),
  stage: t("Stage"),
  image: t("Image"),
  last: t("Built unless another stage is named"),
  aside: t("Built only when asked for"),
  instructions: t("Instructions: {0}", "{0}"),
  line: t("Line {0}", "{0}"),
  base: t("Built on {0}", "{0}"),
  copy: t("Copies from {0}", "{0}"),
  mount: t("Mounts from {0}", "{0}"),
  keys: t("Arrow keys go along the lines, Enter opens the stage."),
});
