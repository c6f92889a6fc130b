// A fixed container name for a service that runs more than once.
import { t } from "../../../../base/l10n.ts";
import { ownValue, type Project, type Service } from "../../model/project.ts";
import { removeEntry } from "../../syntax/edits.ts";
import { asScalar } from "../../syntax/node.ts";
import { entryOf } from "../../syntax/resolved.ts";
import { scaleOf } from "../../model/scale.ts";
import { fix, later, rule } from "../rule.ts";

export const containerNameAndScale = rule("containerNameAndScale", "error", (project, tell) => {
  for (const service of project.services.values()) {
    const name = asScalar(ownValue(service, "container_name"));
    const scale = scaleOf(project, service);
    if (name === undefined || name.text === "" || scale <= 1) continue;
    const place = entryOf(service.mapping, "container_name")?.key ?? name;
    tell(place, {
      message: t("With a fixed name the service can run once, but {0} are asked for.", scale),
      ...later(service),
      fixes: removal(project, service),
    });
  }
});

function removal({ doc }: Project, { mapping }: Service) {
  const entry = entryOf(mapping, "container_name");
  if (mapping === undefined || entry === undefined || !mapping.entries.includes(entry)) return [];
  return fix(t("Remove {0}", "container_name"), removeEntry(doc, mapping, entry), false);
}
