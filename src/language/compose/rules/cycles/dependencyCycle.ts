// Services that wait for each other, by whatever key.
import { groupBy } from "../../../../base/groupBy.ts";
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { usesIn, type Use } from "../../model/uses.ts";
import { rule } from "../rule.ts";
import { cyclesIn } from "./cycle.ts";

const waiting = new Set(["depends_on", "links", "volumes_from", "network_mode", "ipc", "pid"]);

export const dependencyCycle = rule("dependencyCycle", "error", (project, tell) => {
  const edges = groupBy(
    usesIn(project).filter(({ role, name }) => waiting.has(role) && project.services.has(name)),
    ({ service }) => service.name,
  );
  for (const cycle of cyclesIn<Use>([...project.services.keys()], (name) => edges.get(name) ?? [])) {
    const [first] = cycle;
    if (first === undefined) continue;
    const way = [...cycle.map(({ service }) => service.name), first.service.name];
    tell(first, { message: t("These services wait for each other: {0}.", plain(way.join(" → "), 160)) });
  }
});
