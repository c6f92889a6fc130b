// Empty lines after a continuation mark: today skipped with a warning, one day an error.
import { t } from "../../../../base/l10n.ts";
import { rangeOf, removeLines, safely } from "../../edits.ts";
import type { DockerRule } from "../dockerRule.ts";

export const noEmptyContinuation: DockerRule = {
  id: "noEmptyContinuation",
  aliases: ["NoEmptyContinuation"],
  severity: "warning",
  check: (doc, report) => {
    for (const { emptyLines } of doc.instructions) {
      const [first] = emptyLines;
      if (first === undefined) continue;
      report({
        range: rangeOf(doc, first),
        message: t("This line is empty though the one above goes on. Remove it, or write # to keep it as a comment."),
        fixes: [safely(t("Remove the empty lines"), ...emptyLines.map((line) => removeLines(doc, line)))],
        related: emptyLines.slice(1).map((line) => ({ range: rangeOf(doc, line), message: t("Empty as well.") })),
      });
    }
  },
};
