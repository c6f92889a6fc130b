// Several sources need a folder as their target; a slash at its end says so, to people and to the classic builder.
import { t } from "../../../../base/l10n.ts";
import { insert, rangeOf, safely } from "../../edits.ts";
import { sourcesOf, targetOf } from "../../sources.ts";
import { spacedPaths } from "../../spacedPaths.ts";
import { everywhere } from "../../syntax/select.ts";
import type { DockerRule } from "../dockerRule.ts";

export const copyTargetFolder: DockerRule = {
  id: "copyTargetFolder",
  aliases: ["DL3021"],
  severity: "info",
  check: (doc, report, lookup) => {
    // The classic builder refuses it: needsBuildKit tells that.
    if (lookup.builder === "classic") return;
    for (const instruction of everywhere(doc, "COPY", "ADD")) {
      const target = targetOf(instruction);
      const count = sourcesOf(instruction).length + instruction.heredocs.length;
      if (target === undefined || spacedPaths(doc, instruction).length > 0) continue;
      if (count < 2 || /[/\\]$/.test(target.path) || target.path.endsWith("}")) continue;
      const end = target.span.end - (/["']/.test(doc.text[target.span.end - 1] ?? "") ? 1 : 0);
      report({
        range: rangeOf(doc, target.span),
        message: t("End the target with a slash: with several sources it is a folder."),
        fixes: [safely(t("Add the slash"), insert(doc, end, "/"))],
      });
    }
  },
};
