// Comments that silence rules; for houses that allow none. Only where asked for.
import { t } from "../../../../base/l10n.ts";
import { rangeOf } from "../../edits.ts";
import { pragmasOf } from "../../suppressions.ts";
import type { DockerRule } from "../dockerRule.ts";

export const inlineIgnore: DockerRule = {
  id: "inlineIgnore",
  aliases: ["DL1001"],
  severity: "off",
  check: (doc, report) => {
    for (const { family, comment } of pragmasOf(doc))
      if (family === "hadolint")
        report({
          range: rangeOf(doc, comment),
          message: t("This comment silences rules. Put the finding right instead."),
        });
  },
};
