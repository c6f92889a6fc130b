// Watching an empty path.
import { t } from "../../../../base/l10n.ts";
import { ownValue } from "../../model/project.ts";
import { replace } from "../../syntax/edits.ts";
import { asList, asScalar } from "../../syntax/node.ts";
import { valueAt } from "../../syntax/resolved.ts";
import { fix, rule } from "../rule.ts";

export const blankWatchPath = rule("blankWatchPath", "error", (project, tell) => {
  for (const service of project.services.values()) {
    for (const item of asList(ownValue(service, "develop", "watch"))?.items ?? []) {
      const path = asScalar(valueAt(item, "path"));
      if (path?.type !== "string" || path.text !== "") continue;
      tell(path, {
        message: t("The path to watch is empty."),
        fixes: fix(t("Replace it with {0}", "."), replace(project.doc, path, "."), false),
      });
    }
  }
});
