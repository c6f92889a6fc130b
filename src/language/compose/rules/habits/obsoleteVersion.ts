// version at the top, which has no effect any more.
import { t } from "../../../../base/l10n.ts";
import { removeEntry } from "../../syntax/edits.ts";
import { fix, rule } from "../rule.ts";

export const obsoleteVersion = rule("obsoleteVersion", "warning", ({ doc }, tell) => {
  for (const layer of doc.layers) {
    const entry = layer.entries.find(({ key }) => key.text === "version");
    if (entry === undefined) continue;
    tell(entry.key, {
      message: t("version is obsolete and has no effect: remove it."),
      tags: ["deprecated"],
      fixes: fix(t("Remove {0}", "version"), removeEntry(doc, layer, entry), layer.entries.length > 1),
    });
  }
});
