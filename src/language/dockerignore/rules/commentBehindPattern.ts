// "node_modules # big": there are no comments behind a pattern; the words become part of it, and it takes nothing.
import { t } from "../../../base/l10n.ts";
import type { Rule } from "../../language.ts";
import type { IgnoreFile } from "../syntax.ts";

export const commentBehindPattern: Rule<IgnoreFile> = {
  id: "commentBehindPattern",
  aliases: [],
  severity: "warning",
  check: ({ entries, lines }, report) => {
    for (const { text, range, line } of entries) {
      const found = /(\s+)(#.*)$/.exec(text);
      if (text.startsWith("#") || found === null) continue;
      const [, blanks = "", comment = ""] = found;
      const character = range.start.character + found.index;
      const whole = { start: { line, character }, end: range.end };
      const above = { start: { line, character: 0 }, end: { line, character: 0 } };
      const end = lines.text.includes("\r\n") ? "\r\n" : "\n";
      report({
        range: { start: { line, character: character + blanks.length }, end: range.end },
        message: t("This is part of the pattern: comments stand on lines of their own."),
        fixes: [
          {
            title: t("Move the comment above the pattern"),
            safe: true,
            edits: [
              { range: above, text: comment + end },
              { range: whole, text: "" },
            ],
          },
        ],
      });
    }
  },
};
