// The same pattern twice, with no line of the other kind between that could make a difference.
import { t } from "../../../base/l10n.ts";
import type { Range } from "../../../base/text.ts";
import type { Rule } from "../../language.ts";
import type { Entry, IgnoreFile } from "../syntax.ts";

export const repeatedPattern: Rule<IgnoreFile> = {
  id: "repeatedPattern",
  aliases: [],
  severity: "info",
  check: ({ entries, lines }, report) => {
    let seen = new Map<string, Entry>();
    let kind = false;
    for (const entry of entries) {
      if (entry.exception !== kind) seen = new Map();
      kind = entry.exception;
      const first = seen.get(entry.pattern);
      if (first === undefined) seen.set(entry.pattern, entry);
      else
        report({
          range: entry.range,
          message: t("Line {0} says the same.", first.line + 1),
          tags: ["unnecessary"],
          related: [{ range: first.range, message: t("The first of the two") }],
          fixes: [
            {
              title: t("Remove the repeated line"),
              safe: true,
              edits: [{ range: lineAt(entry, lines.count), text: "" }],
            },
          ],
        });
    }
  },
};

/** With its end of line. */
function lineAt({ line, range }: Entry, count: number): Range {
  const start = { line, character: 0 };
  return line + 1 < count ? { start, end: { line: line + 1, character: 0 } } : { start, end: range.end };
}
