// A service that always starts and depends on one that only starts with a profile.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import type { Fix } from "../../../language.ts";
import type { Project } from "../../model/project.ts";
import { isIdle, usesIn, type Use } from "../../model/uses.ts";
import { addEntry } from "../../syntax/edits.ts";
import { asMapping } from "../../syntax/node.ts";
import { entryOf, valueAt } from "../../syntax/resolved.ts";
import { fix, rule } from "../rule.ts";

const roles = new Set(["depends_on", "links", "volumes_from", "network_mode", "ipc", "pid"]);

export const inactiveDependency = rule("inactiveDependency", "error", (project, tell) => {
  for (const use of usesIn(project)) {
    if (!roles.has(use.role) || use.service.optional || use.spare === true) continue;
    if (project.services.get(use.name)?.optional !== true || isIdle(project, use)) continue;
    tell(use, {
      message: t(
        "{0} starts only with a profile, but {1} always needs it. Give {1} the same profile, or set required: false.",
        plain(use.name, 60),
        plain(use.service.name, 60),
      ),
      fixes: spared(project, use),
    });
  }
});

/** In long form the dependency can be made one that may be missing. */
function spared({ doc }: Project, { role, service, name }: Use): readonly Fix[] {
  const long = asMapping(valueAt(service.mapping, "depends_on", name));
  if (role !== "depends_on" || long === undefined || entryOf(long, "required") !== undefined) return [];
  return fix(t("Add {0}", "required: false"), addEntry(doc, long, "required: false"), false);
}
