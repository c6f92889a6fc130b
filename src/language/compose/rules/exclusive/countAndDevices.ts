// A number of devices beside the devices by name.
import { t } from "../../../../base/l10n.ts";
import { ownValue } from "../../model/project.ts";
import { removeEntry } from "../../syntax/edits.ts";
import { asList, asMapping } from "../../syntax/node.ts";
import { entriesOf } from "../../syntax/resolved.ts";
import { fix, rule } from "../rule.ts";

export const countAndDevices = rule("countAndDevices", "error", (project, tell) => {
  for (const service of project.services.values()) {
    const lists = [ownValue(service, "deploy", "resources", "reservations", "devices"), ownValue(service, "gpus")];
    for (const item of lists.flatMap((list) => asList(list)?.items ?? [])) {
      const mapping = asMapping(item);
      const entries = mapping && entriesOf(mapping);
      const count = entries?.get("count");
      if (mapping === undefined || count === undefined || entries?.has("device_ids") !== true) continue;
      tell(count.key, {
        message: t("Devices are asked for either by count or by device_ids."),
        fixes: mapping.entries.includes(count)
          ? fix(t("Remove {0}", "count"), removeEntry(project.doc, mapping, count), false)
          : [],
      });
    }
  }
});
