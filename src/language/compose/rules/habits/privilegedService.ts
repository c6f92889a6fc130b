// Containers with full access to the host.
import { t } from "../../../../base/l10n.ts";
import { booleanOf } from "../../model/amounts.ts";
import { ownValue } from "../../model/project.ts";
import { removeEntry } from "../../syntax/edits.ts";
import { asScalar } from "../../syntax/node.ts";
import { entryOf } from "../../syntax/resolved.ts";
import { fix, rule } from "../rule.ts";

export const privilegedService = rule("privilegedService", "warning", (project, tell) => {
  for (const service of project.services.values()) {
    const scalar = asScalar(ownValue(service, "privileged"));
    const entry = entryOf(service.mapping, "privileged");
    if (scalar === undefined || entry === undefined) continue;
    const { text, certain } = project.text(scalar);
    if (!certain || booleanOf(text) !== true) continue;
    const own = service.mapping?.entries.includes(entry) === true ? service.mapping : undefined;
    tell(
      { start: entry.key.start, end: scalar.end },
      {
        message: t("A privileged container can do anything on the host. Often cap_add or devices is enough."),
        fixes: own === undefined ? [] : fix(t("Remove {0}", "privileged"), removeEntry(project.doc, own, entry), false),
      },
    );
  }
});
