// Stage names in lower case: the builder lowers them, and everything that refers to them should look the same.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { rangeOf, replace, safely } from "../../edits.ts";
import type { DockerRule } from "../dockerRule.ts";

export const stageNameCasing: DockerRule = {
  id: "stageNameCasing",
  aliases: ["StageNameCasing"],
  severity: "warning",
  check: (doc, report) => {
    for (const { name } of doc.stages) {
      const lower = name?.value.toLowerCase();
      if (name === undefined || lower === undefined || lower === name.value) continue;
      report({
        range: rangeOf(doc, name),
        message: t("Write the stage name {0} in lower case.", plain(name.value)),
        fixes: [safely(t("Write in lower case"), replace(doc, name, lower))],
      });
    }
  },
};
