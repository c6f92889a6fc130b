// Settings of a network, volume, config or secret that exists already: Compose cannot change it. With volumes it refuses them.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import type { Family } from "../../schema/shape.ts";
import { asMapping } from "../../syntax/node.ts";
import { isTrue } from "../../model/external.ts";
import { mergedEntries } from "../../model/mergedEntries.ts";
import { removeWithEmpty } from "../removing.ts";
import { fix, rule } from "../rule.ts";

const families: readonly Family[] = ["network", "volume", "config", "secret"];

export const externalAndOthers = rule("externalAndOthers", "error", (project, tell) => {
  for (const family of families) {
    for (const named of project.own(family).values()) {
      const mapping = asMapping(named.value);
      const entries = mergedEntries(project, named);
      const external = entries.get("external");
      if (mapping === undefined || external === undefined || isTrue(external.entry.value, project) !== true) continue;
      for (const { entry, own } of entries.values()) {
        const key = entry.key.text;
        if (key === "external" || key === "name" || key.startsWith("x-")) continue;
        // What another file says is told at what this file says of it.
        if (!own && !external.own) continue;
        tell(own ? entry.key : external.entry.key, {
          message: t("{0} is external, so {1} has no effect on it.", plain(named.name, 60), plain(key, 60)),
          ...(family === "volume" ? {} : { severity: "warning" as const }),
          fixes: mapping.entries.includes(entry)
            ? fix(t("Remove {0}", plain(key, 40)), removeWithEmpty(project.doc, mapping, entry), false)
            : [],
        });
      }
    }
  }
});
