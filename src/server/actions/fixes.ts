// The fixes of single findings, and all safe ones of a kind at once.
import { CodeActionKind, type CodeAction, type Diagnostic } from "vscode-languageserver";
import { t } from "../../base/l10n.ts";
import type { Finding, Fix } from "../../language/language.ts";
import type { OpenDocument } from "../documents/documents.ts";
import type { Server } from "../server.ts";
import { workspaceEdit } from "../workspaceEdit.ts";
import { together } from "./together.ts";

/** One action a fix; the first is the one that the editor's "auto fix" takes, if it needs no thought. */
export function fixActions(
  server: Server,
  document: OpenDocument,
  finding: Finding,
  diagnostic: Diagnostic,
): readonly CodeAction[] {
  return finding.fixes.map((fix, index) => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    ...(index === 0 && fix.safe ? { isPreferred: true } : {}),
    edit: workspaceEdit(server, [[document.uri, fix.edits.map(document.wire.edit)]]),
  }));
}

/** All findings of one rule, where there are several to fix. */
export function kindActions(
  server: Server,
  document: OpenDocument,
  all: readonly Finding[],
  rules: ReadonlySet<string>,
): readonly CodeAction[] {
  return [...rules].flatMap((rule) => {
    const alike = all.filter((finding) => finding.rule === rule);
    const edits = together(document.lines, alike.flatMap(safeFix));
    const [first] = alike;
    if (first === undefined || alike.filter((finding) => safeFix(finding).length > 0).length < 2) return [];
    return [
      {
        title: t("Fix all {0} in this file", first.code),
        kind: CodeActionKind.QuickFix,
        edit: workspaceEdit(server, [[document.uri, edits.map(document.wire.edit)]]),
      },
    ];
  });
}

/** The first fix, if it may be applied unseen. */
export function safeFix({ fixes: [first] }: Finding): readonly Fix[] {
  return first?.safe === true ? [first] : [];
}
