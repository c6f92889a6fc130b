// A continuation mark at the very end of the file: nothing follows it.
import { t } from "../../../../base/l10n.ts";
import { rangeOf, removeWord, safely } from "../../edits.ts";
import type { DockerRule } from "../dockerRule.ts";

export const danglingContinuation: DockerRule = {
  id: "danglingContinuation",
  aliases: [],
  severity: "warning",
  check: (doc, report) => {
    for (const { danglingEscape } of doc.instructions)
      if (danglingEscape !== undefined)
        report({
          range: rangeOf(doc, danglingEscape),
          message: t("The file ends here, so nothing continues this line."),
          fixes: [safely(t("Remove the mark"), removeWord(doc, danglingEscape))],
        });
  },
};
