// Names that are used and given nowhere: one rule for each family, from one pattern.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import type { Family } from "../../schema/shape.ts";
import { nearest } from "../../schema/nearest.ts";
import { sections } from "../../schema/file.ts";
import { usesIn, type Use } from "../../model/uses.ts";
import type { Project } from "../../model/project.ts";
import { addToSection, replace } from "../../syntax/edits.ts";
import { fix, later, rule, type ComposeRule, type Found } from "../rule.ts";

/** The network that every project has. */
const given = (family: Family, name: string): boolean => family === "network" && name === "default";

/** A rule about names of one family that nobody gives. `stub` is the value of a new entry. */
export function undefinedRule(
  id: string,
  family: Family,
  message: (name: string, use: Use) => string,
  stub?: string,
): ComposeRule {
  return rule(id, "error", (project, tell) => {
    for (const use of usesIn(project)) {
      if (use.family !== family || use.role === "credential" || use.path !== undefined || given(family, use.name))
        continue;
      if (use.role === "extends" ? project.doc.cut !== undefined || extendable(project, use.name) : false) continue;
      if (use.role !== "extends" && project.knows(family, use.name) !== false) continue;
      // A service that depended on itself would be the next trouble.
      const others = project.names(family).filter((name) => family !== "service" || name !== use.service.name);
      const near = nearest(use.name, others);
      tell(use, {
        message: message(plain(use.name, 60), use),
        ...(use.role === "extends" ? {} : later(use.service)),
        ...fixes(project, use, family, near, stub),
      });
    }
  });
}

/** A service can be extended where it is, in this file or one merged with it. */
const extendable = (project: Project, name: string): boolean =>
  project.services.has(name) || project.knows("service", name) !== false;

function fixes(
  { doc }: Project,
  { name, ...place }: Use,
  family: Family,
  near: string | undefined,
  stub: string | undefined,
): Pick<Found, "fixes"> {
  const plainName = /^[a-zA-Z0-9._-]+$/.test(name);
  return {
    fixes: [
      ...(near === undefined ? [] : fix(t("Rename it to {0}", near), replace(doc, place, near), false)),
      ...(stub !== undefined && plainName
        ? fix(
            t("Add {0} to {1}", name, sections[family]),
            addToSection(doc, sections[family], `${name}:${stub.replace("{name}", name)}`),
          )
        : []),
    ],
  };
}
