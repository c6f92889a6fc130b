// Two services with the same fixed container name, in this file or in those that make one project with it.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import type { Fix } from "../../../language.ts";
import { namedIn, overriding, ownValue, type Project, type Service } from "../../model/project.ts";
import { rangeOf, removeEntry } from "../../syntax/edits.ts";
import { asScalar, type Scalar } from "../../syntax/node.ts";
import { entryOf, valueAt } from "../../syntax/resolved.ts";
import { fix, rule } from "../rule.ts";

export const containerNameTwice = rule("containerNameTwice", "error", (project, tell) => {
  const before = new Map<string, { readonly service: Service; readonly scalar: Scalar }>();
  const elsewhere = namesElsewhere(project);
  for (const service of project.services.values()) {
    if (isReplaced(project, service)) continue;
    const scalar = asScalar(ownValue(service, "container_name"));
    if (scalar?.type !== "string") continue;
    const { text, certain } = project.text(scalar);
    if (!certain || text === "") continue;
    const first = before.get(text);
    const other = elsewhere.get(text);
    if (first === undefined) before.set(text, { service, scalar });
    if (first === undefined && other !== undefined)
      tell(scalar, {
        message: t(
          "The service {0} in {1} has the same container name.",
          plain(other.service, 60),
          plain(other.path, 80),
        ),
        ...(service.optional || other.optional ? { severity: "warning" } : {}),
        fixes: removal(project, service),
      });
    else if (first !== undefined)
      tell(scalar.start === first.scalar.start ? service.key : scalar, {
        message: t("The service {0} has the same container name.", plain(first.service.name, 60)),
        ...(service.optional || first.service.optional ? { severity: "warning" } : {}),
        related: [{ range: rangeOf(project.doc, first.scalar), message: t("Here for the first time.") }],
        fixes: removal(project, service),
      });
  }
});

interface Elsewhere {
  readonly service: string;
  readonly path: string;
  readonly optional: boolean;
}

/** Names that services of included files, and of those merged with this one, have; services of this file left out. */
function namesElsewhere({ siblings, included, services, text }: Project): ReadonlyMap<string, Elsewhere> {
  const found = new Map<string, Elsewhere>();
  for (const { doc, path } of [...siblings, ...included.files]) {
    for (const { name, value } of namedIn(doc, "service").values()) {
      const scalar = asScalar(valueAt(value, "container_name"));
      if (scalar?.type !== "string" || scalar.text === "" || services.has(name)) continue;
      const settled = text(scalar);
      const optional = valueAt(value, "profiles") !== undefined;
      if (settled.certain) found.set(settled.text, { service: name, path, optional });
    }
  }
  return found;
}

/** Whether the override file gives it another name, or none. */
function isReplaced(project: Project, service: Service): boolean {
  const paths = new Set(overriding(project.siblings, project.lookup).map(({ path }) => path));
  return service.layers.some(
    ({ mapping, path }) => path !== undefined && paths.has(path) && valueAt(mapping, "container_name") !== undefined,
  );
}

function removal({ doc }: Project, { mapping }: Service): readonly Fix[] {
  const entry = entryOf(mapping, "container_name");
  if (mapping === undefined || entry === undefined || !mapping.entries.includes(entry)) return [];
  return fix(t("Remove {0}", "container_name"), removeEntry(doc, mapping, entry), false);
}
