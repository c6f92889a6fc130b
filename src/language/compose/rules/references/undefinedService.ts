// Services that are depended on, linked to, joined, extended or built from, and do not exist.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { serviceIn } from "../../model/extending.ts";
import { isLocal, joined, neighbour } from "../../model/neighbours.ts";
import { projectOf, type Project } from "../../model/project.ts";
import { usesIn } from "../../model/uses.ts";
import { rangeOf } from "../../syntax/edits.ts";
import type { ComposeRule, Place } from "../rule.ts";
import { undefinedRule } from "./undefined.ts";

const here = undefinedRule("undefinedService", "service", (name, { role }) =>
  role === "extends" ? t("There is no service {0} to extend.", name) : t("There is no service {0}.", name),
);

export const undefinedService: ComposeRule = {
  ...here,
  check: (doc, report, lookup) => {
    here.check(doc, report, lookup);
    for (const { place, name, path } of elsewhere(projectOf(doc, lookup)))
      report({
        range: rangeOf(doc, place),
        message: t("There is no service {0} in {1}.", plain(name, 60), plain(path, 80)),
      });
  },
};

/** Services that are extended from other files, which can be read and do not have them. */
function elsewhere(
  project: Project,
): readonly { readonly place: Place; readonly name: string; readonly path: string }[] {
  return usesIn(project).flatMap(({ role, name, path, start, end }) => {
    if (role !== "extends" || path === undefined || !isLocal(path)) return [];
    const other = neighbour(project.lookup, joined("", path));
    const missing = other !== undefined && other.doc.unfolded > 0 && serviceIn(other.doc, name) === undefined;
    return missing ? [{ place: { start, end }, name, path }] : [];
  });
}
