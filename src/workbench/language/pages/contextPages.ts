// The page with what a build would be sent: one for each folder, counted anew when its .dockerignore changes.
import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { bytes } from "../../../base/amounts.ts";
import { t } from "../../../base/l10n.ts";
import { plain } from "../../../base/plain.ts";
import { problemOf } from "../../../base/problem.ts";
import type { Scope } from "../../../base/scope.ts";
import { coalesce, systemClock } from "../../../base/timing.ts";
import {
  buildContextRequest,
  readBuildContext,
  readFromContextPage,
  type BuildContext,
  type ContextWords,
  type FromContextPage,
  type ToContextPage,
} from "../../../protocol/buildContext.ts";
import { leaveOut } from "./leaveOut.ts";
import { openPage } from "../../pages/openPage.ts";
import { report } from "../../ui/report.ts";

interface Parts {
  readonly scope: Scope;
  readonly extensionUri: vscode.Uri;
  readonly client: LanguageClient;
}

const column = vscode.ViewColumn.Beside;
const kind = { script: "contextPage", style: "context", read: readFromContextPage, column };

/** Milliseconds after the last change until the folder is walked again. */
const pace = { quiet: 400, ceiling: 2_000 };

export function contextPages(parts: Parts): (place: vscode.Uri) => void {
  const pages = new Map<string, vscode.WebviewPanel>();
  return (place) => {
    const key = place.toString();
    const open = pages.get(key);
    if (open !== undefined) return open.reveal();
    const panel = openContext(place, parts);
    pages.set(key, panel);
    panel.onDidDispose(() => pages.delete(key));
  };
}

function openContext(place: vscode.Uri, parts: Parts): vscode.WebviewPanel {
  const title = t("Sent from {0}", plain(vscode.workspace.asRelativePath(place), 80));
  const { panel, channel, scope, load } = openPage<ToContextPage, FromContextPage>(kind, title, parts);
  let context: BuildContext | undefined;
  let asking: vscode.CancellationTokenSource | undefined;
  const count = async (): Promise<void> => {
    asking?.cancel();
    const ending = new vscode.CancellationTokenSource();
    asking = ending;
    const question = { uri: parts.client.code2ProtocolConverter.asUri(place) };
    const answer = await parts.client.sendRequest<unknown>(buildContextRequest, question, ending.token).catch(() => "");
    if (scope.ended || ending !== asking) return;
    const read = readBuildContext(answer);
    if (read === undefined) {
      const message =
        typeof answer === "string" && answer !== "" ? answer : t("The folder could not be read to its end.");
      return channel.send({ type: "failed", message });
    }
    context = read;
    channel.send({ type: "show", context, words: words(context) });
  };
  // A page that is hidden asks again when it is shown.
  const soon = scope.add(coalesce(systemClock, pace, () => void (panel.visible && count())));
  scope.add({ dispose: () => asking?.cancel() });
  const hear = async (message: FromContextPage): Promise<void> => {
    if (message.type === "ready") return await count();
    if (context === undefined) return;
    if (message.type === "leaveOut") await leaveOut(context, message.path);
    else await openOf(context, message);
  };
  const told = (error: unknown): Promise<void> => report(problemOf(error), title);
  scope.add(channel.listen((message) => void hear(message).catch(told)));
  const isIgnoreFile = (path: string): boolean => /\.(docker|container)ignore$/i.test(path);
  scope.add(vscode.workspace.onDidChangeTextDocument(({ document }) => isIgnoreFile(document.uri.path) && soon.ask()));
  scope.add(vscode.workspace.onDidSaveTextDocument(() => soon.ask()));
  scope.add(vscode.workspace.onDidCreateFiles(() => soon.ask()));
  scope.add(vscode.workspace.onDidDeleteFiles(() => soon.ask()));
  scope.add(vscode.workspace.onDidRenameFiles(() => soon.ask()));
  load();
  return panel;
}

async function openOf(
  { folder, ignoreFile }: BuildContext,
  message: Extract<FromContextPage, { type: "open" | "openLine" }>,
): Promise<void> {
  const uri =
    message.type === "openLine"
      ? ignoreFile && vscode.Uri.parse(ignoreFile)
      : vscode.Uri.joinPath(vscode.Uri.file(folder), message.path);
  if (uri === undefined || uri === "") return;
  const selection = message.type === "openLine" ? new vscode.Range(message.line, 0, message.line, 0) : undefined;
  await vscode.commands.executeCommand("vscode.open", uri, {
    selection,
    viewColumn: vscode.ViewColumn.One,
    preview: true,
  });
}

const words = ({ root, builder, ignoreFile }: BuildContext): ContextWords => ({
  title: t("What a build is sent"),
  summary: t("Files: {0}, together {1}", root.files, bytes(root.bytes)),
  cut: t("The folder holds more than is counted here."),
  noIgnoreFile: ignoreFile === undefined ? t("There is no .dockerignore: all of the folder is sent.") : "",
  builder:
    builder === "buildkit"
      ? t("As BuildKit has it, which then fetches only what COPY, ADD and mounts name.")
      : t("As the classic builder has it, which is sent all of it before it begins."),
  tree: t("Files and folders"),
  leftOut: t("Left out"),
  leftOutBy: t("Left out by line {0}: {1}", "{0}", "{1}"),
  backBy: t("Sent because of line {0}: {1}", "{0}", "{1}"),
  partly: t("Left out but for what is below"),
  files: t("Files: {0}", "{0}"),
  link: t("Link"),
  more: t("{0} more", "{0}"),
  open: t("Open"),
  leaveOut: t("Leave out"),
});
