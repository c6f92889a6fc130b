// --platform=$TARGETPLATFORM is what FROM does anyway.
import { t } from "../../../../base/l10n.ts";
import { rangeOf, removeWord, safely } from "../../edits.ts";
import type { DockerRule } from "../dockerRule.ts";

export const redundantTargetPlatform: DockerRule = {
  id: "redundantTargetPlatform",
  aliases: ["RedundantTargetPlatform", "DL3065"],
  severity: "warning",
  check: (doc, report) => {
    for (const { platform } of doc.stages)
      if (platform?.value !== undefined && /^\$(TARGETPLATFORM|\{TARGETPLATFORM\})$/.test(platform.value.value))
        report({
          range: rangeOf(doc, platform),
          message: t("FROM takes the target platform by default. Leave this out."),
          tags: ["unnecessary"],
          fixes: [safely(t("Remove --platform"), removeWord(doc, platform))],
        });
  },
};
