// Makes the .dockerignore that a finding misses, beside the document, with the usual patterns in it.
import { CodeActionKind, type CodeAction, type Diagnostic } from "vscode-languageserver";
import { t } from "../../base/l10n.ts";
import { usualPatterns } from "../../language/dockerignore/usual.ts";
import type { Finding } from "../../language/language.ts";
import type { OpenDocument } from "../documents/documents.ts";
import type { Server } from "../server.ts";
import { besideUri } from "../uris.ts";

export function createIgnoreFile(
  { state }: Server,
  document: OpenDocument,
  { rule }: Finding,
  diagnostic: Diagnostic,
): readonly CodeAction[] {
  const can = state.client.workspace?.workspaceEdit;
  const uri = besideUri(document.uri, ".dockerignore");
  if (rule !== "missingDockerignore" || document.path === undefined || uri === undefined) return [];
  if (can?.documentChanges !== true || can.resourceOperations?.includes("create") !== true) return [];
  const start = { line: 0, character: 0 };
  const newText = `${usualPatterns.join("\n")}\n`;
  return [
    {
      title: t("Make a .dockerignore with the usual patterns"),
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      edit: {
        documentChanges: [
          { kind: "create", uri, options: { ignoreIfExists: true } },
          { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText }] },
        ],
      },
    },
  ];
}
