// The same limit in the service and in deploy, with two values.
import { t } from "../../../../base/l10n.ts";
import { bytesOf } from "../../model/amounts.ts";
import { ownValue, valueOf, type Project } from "../../model/project.ts";
import { removeEntry } from "../../syntax/edits.ts";
import { asScalar, type Node } from "../../syntax/node.ts";
import { entryOf } from "../../syntax/resolved.ts";
import { numberOf } from "../../syntax/scalarType.ts";
import { fix, later, rule } from "../rule.ts";

const twice: readonly (readonly [string, readonly string[], (text: string) => number | undefined])[] = [
  ["scale", ["replicas"], numberOf],
  ["cpus", ["resources", "limits", "cpus"], numberOf],
  ["mem_limit", ["resources", "limits", "memory"], bytesOf],
  ["mem_reservation", ["resources", "reservations", "memory"], bytesOf],
  ["pids_limit", ["resources", "limits", "pids"], numberOf],
];

export const limitsTwice = rule("limitsTwice", "error", (project, tell) => {
  for (const service of project.services.values()) {
    for (const [key, path, read] of twice) {
      const entry = entryOf(service.mapping, key);
      const one = amount(project, ownValue(service, key), read);
      const other = amount(project, valueOf(service, "deploy", ...path)?.node, read);
      // Compose takes 0 for "not said".
      if (entry === undefined || !one || !other || one === other) continue;
      const own = service.mapping?.entries.includes(entry) === true ? service.mapping : undefined;
      tell(entry.key, {
        message: t("{0} says something else than {1}.", key, ["deploy", ...path].join(".")),
        ...later(service),
        fixes: own === undefined ? [] : fix(t("Remove {0}", key), removeEntry(project.doc, own, entry), false),
      });
    }
  }
});

function amount(
  project: Project,
  node: Node | undefined,
  read: (text: string) => number | undefined,
): number | undefined {
  const scalar = asScalar(node);
  if (scalar === undefined) return undefined;
  const { text, certain } = project.text(scalar);
  return certain ? read(text) : undefined;
}
