// Databases that anyone on the network can reach. Off unless asked for.
import { t } from "../../../../base/l10n.ts";
import { publishedBy } from "../../model/forms/publishedPorts.ts";
import { replace } from "../../syntax/edits.ts";
import { asScalar } from "../../syntax/node.ts";
import { fix, rule } from "../rule.ts";

/** Where databases, queues and caches listen. */
const ports = new Set([1433, 1521, 2375, 3306, 5432, 5672, 6379, 7474, 8086, 9042, 9200, 11211, 26257, 27017]);

export const dataPortOnAllAddresses = rule("dataPortOnAllAddresses", "off", (project, tell) => {
  for (const service of project.services.values()) {
    for (const { node, target, ip } of publishedBy(project, service)) {
      if (ip !== "" || !ports.has(target.first)) continue;
      const scalar = asScalar(node);
      const fixable = scalar !== undefined && /^\d+:\d+$/.test(scalar.text);
      tell(node, {
        message: t("This port is open to everyone who can reach the host. With 127.0.0.1 only the host reaches it."),
        fixes: fixable
          ? fix(t("Listen on 127.0.0.1 only"), replace(project.doc, scalar, `"127.0.0.1:${scalar.text}"`), false)
          : [],
      });
    }
  }
});
