// Services that wait for each other, by whatever key: in this file, by what they extend, and through included files.
import { groupBy } from "../../../../base/groupBy.ts";
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { projectOf, throwsAway, type Project, type Service } from "../../model/project.ts";
import { isIdle, usesBy, usesIn, type Role, type Use } from "../../model/uses.ts";
import { rule, type Place } from "../rule.ts";
import { cyclesIn } from "./cycle.ts";

const waiting: ReadonlySet<Role> = new Set(["depends_on", "links", "volumes_from", "network_mode", "ipc", "pid"]);

interface Edge {
  readonly from: string;
  readonly name: string;
  /** Undefined where it is said in another file. */
  readonly place: Place | undefined;
}

export const dependencyCycle = rule("dependencyCycle", "error", (project, tell) => {
  const edges = new Map<string, readonly Edge[]>();
  const own = groupBy(usesIn(project), ({ service }) => service.name);
  for (const service of project.services.values())
    edges.set(service.name, edgesOf(project, service, own.get(service.name) ?? []));
  for (const { doc } of project.included.files) {
    const theirs = projectOf(doc, project.lookup);
    for (const { name, service } of usesIn(theirs).filter(({ role }) => waiting.has(role)))
      if (!project.services.has(service.name))
        edges.set(service.name, [...(edges.get(service.name) ?? []), { from: service.name, name, place: undefined }]);
  }
  for (const cycle of cyclesIn<Edge>([...edges.keys()], (name) => edges.get(name) ?? [])) {
    const first = cycle.find(({ place }) => place !== undefined);
    if (first?.place === undefined) continue;
    const start = cycle.indexOf(first);
    const names = [...cycle.slice(start), ...cycle.slice(0, start)].map(({ from }) => from);
    tell(first.place, {
      message: t("These services wait for each other: {0}.", plain([...names, first.from].join(" → "), 160)),
    });
  }
});

/** What a service says itself and, at its `extends`, what it takes over. */
function edgesOf(project: Project, service: Service, own: readonly Use[]): readonly Edge[] {
  const edge = ({ name }: Use, place: Place): Edge => ({ from: service.name, name, place });
  const said = own.filter((use) => waiting.has(use.role) && !isIdle(project, use)).map((use) => edge(use, use));
  const extending = own.find(({ role }) => role === "extends");
  if (extending === undefined) return said;
  const { layers, parts } = service;
  const takenOver = layers.flatMap(({ mapping }, index) => {
    if (parts.includes(mapping)) return [];
    const nearer = layers.slice(0, index);
    return usesBy(project, service, mapping).filter(
      ({ role }) => waiting.has(role) && !nearer.some((layer) => throwsAway(layer.mapping, [role])),
    );
  });
  const known = new Set(said.map(({ name }) => name));
  return [...said, ...takenOver.filter(({ name }) => !known.has(name)).map((use) => edge(use, extending))];
}
