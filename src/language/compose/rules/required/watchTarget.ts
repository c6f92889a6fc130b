// Watching that copies files and does not say where to.
import { t } from "../../../../base/l10n.ts";
import { ownValue } from "../../model/project.ts";
import { addEntry } from "../../syntax/edits.ts";
import { asList, asMapping, asScalar } from "../../syntax/node.ts";
import { valueAt } from "../../syntax/resolved.ts";
import { fix, later, rule } from "../rule.ts";

export const watchTarget = rule("watchTarget", "error", (project, tell) => {
  for (const service of project.services.values()) {
    for (const item of asList(ownValue(service, "develop", "watch"))?.items ?? []) {
      const action = asScalar(valueAt(item, "action"));
      const target = asScalar(valueAt(item, "target"));
      if (action === undefined || !action.text.startsWith("sync") || (target !== undefined && target.text !== ""))
        continue;
      const mapping = asMapping(item);
      tell(target?.text === "" && target.end > target.start ? target : action, {
        message: t("{0} needs a target: the path in the container.", action.text.slice(0, 40)),
        ...later(service),
        fixes:
          mapping === undefined || target !== undefined
            ? []
            : fix(t("Add {0}", "target: /app"), addEntry(project.doc, mapping, "target: /app"), false),
      });
    }
  }
});
