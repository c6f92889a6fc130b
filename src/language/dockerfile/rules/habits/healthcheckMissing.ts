// No HEALTHCHECK: the engine cannot tell a hung program from a good one. Only where asked for.
import { t } from "../../../../base/l10n.ts";
import { rangeOf } from "../../edits.ts";
import type { Stage } from "../../syntax/tree.ts";
import type { DockerRule } from "../dockerRule.ts";

export const healthcheckMissing: DockerRule = {
  id: "healthcheckMissing",
  aliases: ["DL3057"],
  severity: "off",
  check: (doc, report) => {
    const stage = doc.stages.at(-1);
    if (stage === undefined) return;
    for (let at: Stage | undefined = stage; at !== undefined; at = at.base)
      if (at.instructions.some(({ name }) => name === "HEALTHCHECK")) return;
    report({
      range: rangeOf(doc, stage.from.keyword),
      message: t("No HEALTHCHECK says how to tell that the container works."),
    });
  },
};
