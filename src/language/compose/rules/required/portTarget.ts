// A port in long form without the port of the container.
import { t } from "../../../../base/l10n.ts";
import { ownValue } from "../../model/project.ts";
import { addEntry } from "../../syntax/edits.ts";
import { asList, asMapping, asScalar } from "../../syntax/node.ts";
import { entryOf, valueAt } from "../../syntax/resolved.ts";
import { fix, rule } from "../rule.ts";

export const portTarget = rule("portTarget", "error", (project, tell) => {
  for (const service of project.services.values()) {
    for (const item of asList(ownValue(service, "ports"))?.items ?? []) {
      const mapping = asMapping(item);
      if (mapping === undefined || entryOf(mapping, "target") !== undefined) continue;
      const published = asScalar(valueAt(mapping, "published"))?.text;
      tell(mapping.entries[0]?.key ?? mapping, {
        message: t("This port needs a target: the port in the container."),
        fixes:
          published !== undefined && /^\d+$/.test(published)
            ? fix(t("Add {0}", `target: ${published}`), addEntry(project.doc, mapping, `target: ${published}`), false)
            : [],
      });
    }
  }
});
