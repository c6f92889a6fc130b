// "Fix all in file": every fix that needs no thought, in as many goes as it takes until nothing is left or nothing changes.
import { CodeActionKind, type CodeAction } from "vscode-languageserver";
import { t } from "../../base/l10n.ts";
import { applyEdits, linesOf, type TextEdit } from "../../base/text.ts";
import type { Finding } from "../../language/language.ts";
import type { OpenDocument } from "../documents/documents.ts";
import type { Server } from "../server.ts";
import { workspaceEdit } from "../workspaceEdit.ts";
import { safeFix } from "./fixes.ts";
import { together } from "./together.ts";

export const fixAllKind = `${CodeActionKind.SourceFixAll}.porthole`;

const mostGoes = 8;

/** Checks a text as if it stood in the document. */
export type CheckText = (text: string) => readonly Finding[];

export function fixAllAction(
  server: Server,
  document: OpenDocument,
  findings: readonly Finding[],
  check: CheckText,
): readonly CodeAction[] {
  const edits = fixAll(document.lines.text, findings, check);
  if (edits.length === 0) return [];
  return [
    {
      title: t("Fix all that can be fixed in this file"),
      kind: fixAllKind,
      edit: workspaceEdit(server, [[document.uri, edits.map(document.wire.edit)]]),
    },
  ];
}

/** The edits from the text to the one where nothing is left to fix; one edit when it took several goes. */
export function fixAll(text: string, findings: readonly Finding[], check: CheckText): readonly TextEdit[] {
  const first = together(linesOf(text), findings.flatMap(safeFix));
  if (first.length === 0) return [];
  let fixed = applyEdits(text, first);
  for (let go = 1; go < mostGoes; go += 1) {
    const next = together(linesOf(fixed), check(fixed).flatMap(safeFix));
    const after = applyEdits(fixed, next);
    if (after === fixed) return go === 1 ? first : [between(text, fixed)];
    fixed = after;
  }
  return [between(text, fixed)];
}

/** The one edit that makes the second text of the first, without what both begin and end with. */
function between(before: string, after: string): TextEdit {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let tail = 0;
  const most = Math.min(before.length, after.length) - start;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return {
    range: linesOf(before).range(start, before.length - tail),
    text: after.slice(start, after.length - tail),
  };
}
