// network_mode beside networks.
import { t } from "../../../../base/l10n.ts";
import { isOverridden, valueOf } from "../../model/project.ts";
import { followed, asScalar } from "../../syntax/node.ts";
import { entryOf } from "../../syntax/resolved.ts";
import { removeWithEmpty } from "../removing.ts";
import { fix, later, rule } from "../rule.ts";

export const networkModeAndNetworks = rule("networkModeAndNetworks", "error", (project, tell) => {
  for (const service of project.services.values()) {
    const mode = asScalar(valueOf(service, "network_mode")?.node);
    const networks = followed(valueOf(service, "networks")?.node);
    const some =
      (networks?.kind === "list" && networks.items.length > 0) ||
      (networks?.kind === "mapping" && networks.entries.length > 0);
    // What it takes over counts as well: it is told where this file has a word in it.
    const entry = entryOf(service.mapping, "network_mode") ?? entryOf(service.mapping, "networks");
    if (mode === undefined || mode.text === "" || !some || entry === undefined) continue;
    if (isOverridden(project, service.name, ["network_mode"]) || isOverridden(project, service.name, ["networks"]))
      continue;
    const own = service.mapping?.entries.includes(entry) === true ? service.mapping : undefined;
    const other = entryOf(service.mapping, "networks");
    tell(entry.key, {
      message: t("A service has either network_mode or networks."),
      ...later(service),
      fixes: [
        ...(own === undefined
          ? []
          : fix(t("Remove {0}", entry.key.text), removeWithEmpty(project.doc, own, entry), false)),
        ...(own !== undefined && other !== undefined && other !== entry && own.entries.includes(other)
          ? fix(t("Remove {0}", "networks"), removeWithEmpty(project.doc, own, other), false)
          : []),
      ],
    });
  }
});
