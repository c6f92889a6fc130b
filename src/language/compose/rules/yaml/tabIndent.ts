// Tabs that indent: YAML refuses them.
import { t } from "../../../../base/l10n.ts";
import { replace } from "../../syntax/edits.ts";
import { stepOf } from "../../syntax/edits.ts";
import { fix, rule } from "../rule.ts";

export const tabIndent = rule("tabIndent", "error", ({ doc }, tell) => {
  const seen = new Set<number>();
  const step = stepOf(doc);
  for (const { code, message, start } of doc.problems) {
    const { line } = doc.lines.position(start);
    if (code !== "TAB_AS_INDENT" || seen.has(line)) continue;
    seen.add(line);
    const from = doc.lines.start(line);
    const [blank = ""] = /^[ \t]*/.exec(doc.lines.line(line)) ?? [];
    const place = { start: from, end: from + blank.length };
    tell(place.end > place.start ? place : { start, end: start + 1 }, {
      message: message(),
      fixes: blank.includes("\t")
        ? fix(t("Indent with spaces"), replace(doc, place, blank.replaceAll("\t", " ".repeat(step))))
        : [],
    });
  }
});
