// What the builder refuses: "!" without a pattern, an open "[", a "\" with nothing behind.
import { t } from "../../../base/l10n.ts";
import type { Rule } from "../../language.ts";
import { isPattern } from "../match.ts";
import type { IgnoreFile } from "../syntax.ts";

export const brokenPattern: Rule<IgnoreFile> = {
  id: "brokenPattern",
  aliases: [],
  severity: "error",
  check: ({ entries }, report) => {
    for (const { text, pattern, range } of entries) {
      if (text === "!") report({ range, message: t("An exception needs a pattern behind the exclamation mark.") });
      else if (!isPattern(pattern))
        report({ range, message: t("This is no pattern: a bracket stays open or a backslash has nothing behind it.") });
    }
  },
};
