// "!keep" before anything is left out: the last line that takes a path decides, so this one changes nothing.
import { t } from "../../../base/l10n.ts";
import type { Rule } from "../../language.ts";
import type { IgnoreFile } from "../syntax.ts";

export const exceptionFromNothing: Rule<IgnoreFile> = {
  id: "exceptionFromNothing",
  aliases: [],
  severity: "warning",
  check: ({ entries }, report) => {
    for (const { exception, pattern, range } of entries) {
      if (!exception) return;
      if (pattern !== "")
        report({
          range,
          message: t("Nothing is left out above, so this exception changes nothing: the last line that fits decides."),
          tags: ["unnecessary"],
        });
    }
  },
};
