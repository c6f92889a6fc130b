// Streams to a file the person chooses. It is written beside its place and moved there when whole, so that a cancelled or
// failed transfer leaves nothing that looks complete.
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { bytes } from "../../base/amounts.ts";
import { t } from "../../base/l10n.ts";
import { plain, withoutLinks } from "../../base/plain.ts";
import { fail } from "../../base/problem.ts";

/** @throws Failure "cancelled" when the person turns away */
export async function saveFile(
  suggestedName: string,
  content: (signal: AbortSignal) => Promise<Readable>,
): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === "file")?.uri;
  const safeName = suggestedName.replace(/[^\w.@+-]+/g, "_");
  const target = await vscode.window.showSaveDialog({
    defaultUri: folder === undefined ? undefined : vscode.Uri.joinPath(folder, safeName),
  });
  if (target === undefined) return fail({ kind: "cancelled" });
  if (target.scheme !== "file")
    return fail({
      kind: "unsupported",
      feature: t("Saving to {0}", target.scheme),
      needs: t("a folder on the machine Porthole runs on"),
    });
  await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: withoutLinks(t("Saving {0}", plain(suggestedName))),
      cancellable: true,
    },
    async (progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      await stream(target.fsPath, content, abort.signal, (count) => progress.report({ message: bytes(count) }));
    },
  );
  const open = t("Open");
  void vscode.window.showInformationMessage(withoutLinks(t("Saved to {0}.", target.fsPath)), open).then((chosen) => {
    if (chosen === open) void vscode.window.showTextDocument(target);
  });
}

async function stream(
  path: string,
  content: (signal: AbortSignal) => Promise<Readable>,
  signal: AbortSignal,
  say: (count: number) => void,
): Promise<void> {
  const unfinished = join(dirname(path), `.${randomUUID()}.part`);
  try {
    const file = createWriteStream(unfinished, { flags: "wx" });
    const timer = setInterval(() => say(file.bytesWritten), 250);
    try {
      await pipeline(await content(signal), file, { signal });
    } finally {
      clearInterval(timer);
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
