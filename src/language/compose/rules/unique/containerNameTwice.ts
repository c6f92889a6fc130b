// Two services with the same fixed container name.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import type { Fix } from "../../../language.ts";
import { ownValue, type Project, type Service } from "../../model/project.ts";
import { rangeOf, removeEntry } from "../../syntax/edits.ts";
import { asScalar, type Scalar } from "../../syntax/node.ts";
import { entryOf } from "../../syntax/resolved.ts";
import { fix, rule } from "../rule.ts";

export const containerNameTwice = rule("containerNameTwice", "error", (project, tell) => {
  const before = new Map<string, { readonly service: Service; readonly scalar: Scalar }>();
  for (const service of project.services.values()) {
    const scalar = asScalar(ownValue(service, "container_name"));
    if (scalar?.type !== "string") continue;
    const { text, certain } = project.text(scalar);
    if (!certain || text === "") continue;
    const first = before.get(text);
    if (first === undefined) before.set(text, { service, scalar });
    else
      tell(scalar.start === first.scalar.start ? service.key : scalar, {
        message: t("The service {0} has the same container name.", plain(first.service.name, 60)),
        ...(service.optional || first.service.optional ? { severity: "warning" } : {}),
        related: [{ range: rangeOf(project.doc, first.scalar), message: t("Here for the first time.") }],
        fixes: removal(project, service),
      });
  }
});

function removal({ doc }: Project, { mapping }: Service): readonly Fix[] {
  const entry = entryOf(mapping, "container_name");
  if (mapping === undefined || entry === undefined || !mapping.entries.includes(entry)) return [];
  return fix(t("Remove {0}", "container_name"), removeEntry(doc, mapping, entry), false);
}
