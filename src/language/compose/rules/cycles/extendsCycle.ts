// Services of this file that extend each other in a circle.
import { groupBy } from "../../../../base/groupBy.ts";
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { usesIn, type Use } from "../../model/uses.ts";
import { rule } from "../rule.ts";
import { cyclesIn } from "./cycle.ts";

export const extendsCycle = rule("extendsCycle", "error", (project, tell) => {
  const edges = groupBy(
    usesIn(project).filter(({ role, path }) => role === "extends" && path === undefined),
    ({ service }) => service.name,
  );
  for (const cycle of cyclesIn<Use>([...project.services.keys()], (name) => edges.get(name) ?? [])) {
    const [first] = cycle;
    if (first === undefined) continue;
    const way = [...cycle.map(({ service }) => service.name), first.service.name];
    tell(first, { message: t("These services extend each other: {0}.", plain(way.join(" → "), 160)) });
  }
});
