// Looks like an exec form but is no JSON: the builder takes it as text, brackets and all. CMD and ENTRYPOINT are told by
// jsonArgsRecommended.
import { t } from "../../../../base/l10n.ts";
import { rangeOf } from "../../edits.ts";
import { execFormFixes, looksLikeExecForm } from "../../execForm.ts";
import { everywhere } from "../../syntax/select.ts";
import type { DockerRule } from "../dockerRule.ts";

export const brokenExecForm: DockerRule = {
  id: "brokenExecForm",
  aliases: [],
  severity: "warning",
  check: (doc, report) => {
    for (const instruction of everywhere(doc, "RUN", "COPY", "ADD", "VOLUME", "HEALTHCHECK")) {
      const { brokenJson } = instruction;
      if (brokenJson === undefined || !looksLikeExecForm(doc.text.slice(brokenJson.start, brokenJson.end))) continue;
      report({
        range: rangeOf(doc, brokenJson),
        message: t("This is no JSON array, so it is taken as plain text. Put each word in double quotes."),
        fixes: execFormFixes(doc, brokenJson),
      });
    }
  },
};
