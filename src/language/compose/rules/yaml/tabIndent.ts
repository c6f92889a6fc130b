// Tabs that indent: YAML refuses them.
import { t } from "../../../../base/l10n.ts";
import type { TextEdit } from "../../../../base/text.ts";
import type { ComposeDocument } from "../../syntax/document.ts";
import { replace, stepOf } from "../../syntax/edits.ts";
import { fix, rule, type Place } from "../rule.ts";

export const tabIndent = rule("tabIndent", "error", ({ doc }, tell) => {
  const found = new Map<number, { readonly message: () => string; readonly start: number }>();
  for (const { code, message, start } of doc.problems) {
    const { line } = doc.lines.position(start);
    if (code === "TAB_AS_INDENT" && !found.has(line)) found.set(line, { message, start });
  }
  const edits = [...found.keys()].flatMap((line) => edit(doc, line) ?? []);
  for (const [line, { message, start }] of found) {
    const place = indentOf(doc, line);
    // One line alone would stand apart from those that belong to it: all are mended together.
    const fixes = edit(doc, line) === undefined ? [] : fix(t("Indent with spaces"), edits);
    tell(place.end > place.start ? place : { start, end: start + 1 }, { message: message(), fixes });
  }
});

function indentOf({ lines }: ComposeDocument, line: number): Place {
  const start = lines.start(line);
  return { start, end: start + (/^[ \t]*/.exec(lines.line(line))?.[0].length ?? 0) };
}

function edit(doc: ComposeDocument, line: number): TextEdit | undefined {
  const place = indentOf(doc, line);
  const blank = doc.lines.text.slice(place.start, place.end);
  // A tab counts as one column where steps are measured.
  const step = " ".repeat(Math.max(2, stepOf(doc)));
  return blank.includes("\t") ? replace(doc, place, blank.replaceAll("\t", step)) : undefined;
}
