// links, from the time before networks.
import { t } from "../../../../base/l10n.ts";
import { removeEntry } from "../../syntax/edits.ts";
import { entryOf } from "../../syntax/resolved.ts";
import { fix, rule } from "../rule.ts";

export const oldLinks = rule("oldLinks", "hint", (project, tell) => {
  for (const service of project.services.values()) {
    const entry = entryOf(service.mapping, "links");
    if (service.mapping === undefined || entry?.value.kind !== "list" || !service.mapping.entries.includes(entry))
      continue;
    const aliases = entry.value.items.some((item) => item.kind !== "scalar" || item.text.includes(":"));
    tell(entry.key, {
      message: t("Services reach each other by name on their network; links is not needed."),
      tags: ["deprecated"],
      fixes: aliases ? [] : fix(t("Remove {0}", "links"), removeEntry(project.doc, service.mapping, entry), false),
    });
  }
});
