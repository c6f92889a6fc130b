// Several containers of a service that all want the same port of the host.
import { t } from "../../../../base/l10n.ts";
import { valueOf, type Service } from "../../model/project.ts";
import { publishedBy } from "../../model/forms/publishedPorts.ts";
import { scaleOf } from "../../model/scale.ts";
import { replace } from "../../syntax/edits.ts";
import { asScalar } from "../../syntax/node.ts";
import { valueAt } from "../../syntax/resolved.ts";
import { fix, rule } from "../rule.ts";

export const scaleWithFixedPort = rule("scaleWithFixedPort", "warning", (project, tell) => {
  for (const service of project.services.values()) {
    const scale = scaleOf(project, service);
    if (scale <= 1 || isForSwarm(service)) continue;
    for (const { node } of publishedBy(project, service)) {
      if (valueAt(node, "mode") !== undefined) continue;
      const scalar = asScalar(node);
      const [, container] = /^\d+:(\d+(?:\/\w+)?)$/.exec(scalar?.text ?? "") ?? [];
      tell(node, {
        message: t("{0} containers cannot all publish this port of the host.", scale),
        fixes:
          scalar === undefined || container === undefined
            ? []
            : fix(t("Let the engine choose the host's port"), replace(project.doc, scalar, `"${container}"`), false),
      });
    }
  }
});

/** A swarm shares a port among all containers of a service; these keys mean something there only. */
const isForSwarm = (service: Service): boolean =>
  ["placement", "update_config", "rollback_config", "endpoint_mode"].some(
    (key) => valueOf(service, "deploy", key) !== undefined,
  );
