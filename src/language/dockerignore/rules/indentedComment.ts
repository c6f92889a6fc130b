// "  # words": only a "#" at the very beginning of a line begins a comment; this one is a pattern.
import { t } from "../../../base/l10n.ts";
import type { Rule } from "../../language.ts";
import type { IgnoreFile } from "../syntax.ts";

export const indentedComment: Rule<IgnoreFile> = {
  id: "indentedComment",
  aliases: [],
  severity: "warning",
  check: ({ entries }, report) => {
    for (const { text, range } of entries) {
      if (!text.startsWith("#")) continue;
      const blanks = { start: { line: range.start.line, character: 0 }, end: range.start };
      report({
        range,
        message: t("This is a pattern, not a comment: a comment's # is the first character of its line."),
        fixes: [{ title: t("Move the # to the line's beginning"), safe: true, edits: [{ range: blanks, text: "" }] }],
      });
    }
  },
};
