// Names that are used and given nowhere: one rule for each family, from one pattern.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import type { Family } from "../../schema/shape.ts";
import { nearest } from "../../schema/nearest.ts";
import { sections } from "../../schema/file.ts";
import type { Layer } from "../../model/extending.ts";
import { mountOf } from "../../model/forms/mount.ts";
import { isIdle, usesBy, usesIn, wayTo, type Role, type Use } from "../../model/uses.ts";
import { overriding, throwsAway, type Project } from "../../model/project.ts";
import { addToSection, replace } from "../../syntax/edits.ts";
import { asList, asMapping, type Mapping } from "../../syntax/node.ts";
import { entriesOf, valueAt } from "../../syntax/resolved.ts";
import { fix, later, rule, type ComposeRule, type Found, type Place } from "../rule.ts";

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
      const beside = use.role === "extends" ? extendable(project, use) : undefined;
      if (beside?.includes(use.name) === true || (beside !== undefined && isPart(project))) continue;
      if (beside === undefined && (project.knows(family, use.name) !== false || isIdle(project, use))) continue;
      if (use.role === "volumes" && isCovered(project, use)) continue;
      // A service that depended on itself would be the next trouble.
      const known = beside ?? project.names(family);
      const others = known.filter((name) => family !== "service" || name !== use.service.name);
      const near = nearest(use.name, others);
      // Where the service uses that one already, the name would stand there twice.
      const again = usesIn(project).some(
        ({ role, name, service }) => role === use.role && name === near && service === use.service,
      );
      tell(use, {
        message: message(plain(use.name, 60), use),
        ...(use.role === "extends" ? {} : later(use.service)),
        ...fixes(project, use, family, again ? undefined : near, stub),
      });
    }
    for (const { place, name, service, path } of takenOver(project, family))
      tell(place, {
        message: t("{0} of {1} uses {2}, which is not here.", plain(service, 60), plain(path, 80), plain(name, 60)),
      });
  });
}

interface TakenOver {
  readonly place: Place;
  readonly service: string;
  readonly path: string;
  readonly name: string;
}

const takenAlong: ReadonlySet<Role> = new Set([
  ...(["depends_on", "links", "volumes_from", "network_mode", "ipc", "pid"] as const),
  ...(["networks", "volumes", "configs", "secrets", "buildSecrets", "models"] as const),
]);

/** What comes along with services of other files: names that count here, where nobody gives them. */
function takenOver(project: Project, family: Family): readonly TakenOver[] {
  const beside = new Set(project.siblings.map(({ path }) => path));
  return usesIn(project).flatMap((extending): readonly TakenOver[] => {
    const { service } = extending;
    if (extending.role !== "extends" || extending.path === undefined || service.optional) return [];
    const { layers } = service;
    const names = layers.flatMap(({ mapping, path }, index) => {
      if (path === undefined || beside.has(path)) return [];
      const nearer = layers.slice(0, index);
      return usesBy(project, service, mapping).filter(
        (use) =>
          use.family === family &&
          takenAlong.has(use.role) &&
          !given(family, use.name) &&
          project.knows(family, use.name) === false &&
          !nearer.some((layer) => throwsAway(layer.mapping, wayTo(use))) &&
          !(use.role === "volumes" && isReplaced(project, use.name, mapping, nearer)) &&
          !isIdle(project, use),
      );
    });
    const { name: extended, path } = extending;
    return [...new Set(names.map(({ name }) => name))].map((name) => ({
      place: { start: extending.start, end: extending.end },
      ...{ service: extended, path, name },
    }));
  });
}

/** Whether the override file mounts something else wherever the volume was. */
function isCovered(project: Project, { name, service }: Use): boolean {
  const paths = new Set(overriding(project.siblings, project.lookup).map(({ path }) => path));
  const above = service.layers.filter(({ path }) => path !== undefined && paths.has(path));
  return above.length > 0 && service.parts.every((part) => isReplaced(project, name, part, above));
}

/** Whether something else is mounted wherever the volume was. */
function isReplaced(project: Project, volume: string, mapping: Mapping, nearer: readonly Layer[]): boolean {
  const mountsIn = (one: Mapping) =>
    (asList(valueAt(one, "volumes"))?.items ?? []).flatMap((node) => mountOf(project, node) ?? []);
  const taken = new Set(nearer.flatMap((layer) => mountsIn(layer.mapping).map(({ target }) => target)));
  return mountsIn(mapping).every((mount) => mount.volume !== volume || taken.has(mount.target));
}

const isPart = ({ doc, lookup }: Project): boolean => doc.cut !== undefined || lookup.fragment === true;

/** The services of the same document: what is included, or merged with it, comes too late for `extends`. */
function extendable({ doc }: Project, { start }: Use): readonly string[] {
  const layer = doc.layers.findLast((one) => one.start <= start) ?? doc.layers[0];
  const services = asMapping(valueAt(layer, sections.service));
  return services === undefined ? [] : [...entriesOf(services).keys()];
}

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
