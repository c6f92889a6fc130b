// Mounts in long form without the parts they need.
import { t } from "../../../../base/l10n.ts";
import { ownValue } from "../../model/project.ts";
import { addEntry } from "../../syntax/edits.ts";
import { asList, asMapping, asScalar } from "../../syntax/node.ts";
import { entryOf, valueAt } from "../../syntax/resolved.ts";
import { fix, rule } from "../rule.ts";

export const mountParts = rule("mountParts", "error", (project, tell) => {
  for (const service of project.services.values()) {
    for (const item of asList(ownValue(service, "volumes"))?.items ?? []) {
      const mapping = asMapping(item);
      if (mapping === undefined) continue;
      const place = mapping.entries[0]?.key ?? mapping;
      const type = asScalar(valueAt(mapping, "type"))?.text;
      if (entryOf(mapping, "target") === undefined) {
        tell(place, {
          message: t("This mount needs a target: the path in the container."),
          fixes: fix(t("Add {0}", "target: /data"), addEntry(project.doc, mapping, "target: /data"), false),
        });
      } else if (type === "bind" && entryOf(mapping, "source") === undefined) {
        tell(entryOf(mapping, "type")?.key ?? place, {
          message: t("A bind mount needs a source: the path on the host."),
          fixes: fix(t("Add {0}", "source: ."), addEntry(project.doc, mapping, "source: ."), false),
        });
      }
    }
  }
});
