// A build context that is taken from a service which builds nothing.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { valueOf } from "../../model/project.ts";
import { usesIn } from "../../model/uses.ts";
import { later, rule } from "../rule.ts";

export const unbuildableContext = rule("unbuildableContext", "error", (project, tell) => {
  for (const use of usesIn(project)) {
    const target = use.role === "context" ? project.services.get(use.name) : undefined;
    if (target === undefined || !target.whole || valueOf(target, "build") !== undefined) continue;
    tell(use, {
      message: t("The service {0} has no build, so it cannot be a build context.", plain(use.name, 60)),
      ...later(use.service),
    });
  }
});
