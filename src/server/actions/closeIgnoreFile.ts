// Puts what a .dockerignore lets through into it: above its other lines, so that exceptions further down still count.
import { CodeActionKind, type CodeAction, type Diagnostic } from "vscode-languageserver";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { ignoreFileOf, letThrough } from "../../language/dockerfile/ignoreFile.ts";
import type { Finding } from "../../language/language.ts";
import type { Asked, Server } from "../server.ts";
import { besideUri } from "../uris.ts";

export function closeIgnoreFile(
  { state }: Server,
  { document, lookup }: Asked,
  { rule }: Finding,
  diagnostic: Diagnostic,
): readonly CodeAction[] {
  if (rule !== "openDockerignore" || state.client.workspace?.workspaceEdit?.documentChanges !== true) return [];
  const file = ignoreFileOf(lookup);
  const names = letThrough(lookup);
  const uri = file && besideUri(document.uri, file.name);
  if (file === undefined || uri === undefined || names.length === 0) return [];
  const start = { line: 0, character: 0 };
  const end = file.text.includes("\r\n") ? "\r\n" : "\n";
  const newText = names.map((name) => `${name}${end}`).join("");
  return [
    {
      title: t("Put {0} into {1}", names.join(", "), plain(file.name)),
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      edit: {
        documentChanges: [{ textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText }] }],
      },
    },
  ];
}
