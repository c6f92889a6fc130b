// Services that stay down after the engine or the host starts again. Off unless asked for.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { valueOf } from "../../model/project.ts";
import { addEntry } from "../../syntax/edits.ts";
import { fix, rule } from "../rule.ts";

export const missingRestart = rule("missingRestart", "off", (project, tell) => {
  for (const service of project.services.values()) {
    const { mapping, value } = service;
    if (mapping === undefined || !service.whole || valueOf(service, "restart") !== undefined) continue;
    if (valueOf(service, "deploy", "restart_policy") !== undefined) continue;
    tell(service.key, {
      message: t("{0} is not started again after the host restarts.", plain(service.name, 60)),
      fixes:
        mapping === value && mapping.entries.length > 0
          ? fix(t("Add {0}", "restart: unless-stopped"), addEntry(project.doc, mapping, "restart: unless-stopped"))
          : [],
    });
  }
});
