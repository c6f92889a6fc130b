// The same limit in the service and in deploy, with two values.
import { t } from "../../../../base/l10n.ts";
import { bytesOf } from "../../model/amounts.ts";
import { isOverridden, valueOf, type Project } from "../../model/project.ts";
import { asScalar, isReset, type Node } from "../../syntax/node.ts";
import { entryOf, valueAt } from "../../syntax/resolved.ts";
import { numberOf } from "../../syntax/scalarType.ts";
import { removeWithEmpty } from "../removing.ts";
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
      const below = ["deploy", ...path];
      const entry = entryOf(service.mapping, key);
      // What it takes over counts as well: it is told where this file has a word in it.
      const deep = entryOf(valueAt(service.mapping, ...below.slice(0, -1)), below.at(-1) ?? "");
      const said = entry ?? deep;
      if (said === undefined || isReset(said.value)) continue;
      if ([[key], below].some((one) => isOverridden(project, service.name, one))) continue;
      const one = amount(project, valueOf(service, key)?.node, read);
      const other = amount(project, valueOf(service, ...below)?.node, read);
      // Compose takes 0 for "not said".
      if (!one || !other || one === other) continue;
      const own =
        entry !== undefined && service.mapping?.entries.includes(entry) === true ? service.mapping : undefined;
      tell(said.key, {
        message: t(
          "{0} says something else than {1}.",
          ...(entry === undefined ? ([below.join("."), key] as const) : ([key, below.join(".")] as const)),
        ),
        ...later(service),
        fixes:
          own === undefined || entry === undefined
            ? []
            : fix(t("Remove {0}", key), removeWithEmpty(project.doc, own, entry), false),
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
