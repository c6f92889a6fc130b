// Two mounts at the same place of a container. Between tmpfs and volumes Compose refuses it; of two volumes the last wins.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { ownValue, type Project, type Service } from "../../model/project.ts";
import { shortMount } from "../../model/shortMount.ts";
import { scalarsOf } from "../../model/uses.ts";
import { rangeOf, removeItem } from "../../syntax/edits.ts";
import { asList, asScalar, followed, type Node } from "../../syntax/node.ts";
import { valueAt } from "../../syntax/resolved.ts";
import { fix, later, rule } from "../rule.ts";

interface Mounted {
  readonly node: Node;
  readonly target: string;
  readonly memory: boolean;
}

export const mountTargetTwice = rule("mountTargetTwice", "error", (project, tell) => {
  for (const service of project.services.values()) {
    const before = new Map<string, Mounted>();
    for (const mounted of mountsOf(project, service)) {
      const first = before.get(mounted.target);
      if (first === undefined) before.set(mounted.target, mounted);
      else {
        const list = asList(ownValue(service, mounted.memory ? "tmpfs" : "volumes"));
        tell(mounted.node, {
          message: t("Something is mounted at {0} already.", plain(mounted.target, 80)),
          ...(mounted.memory ? later(service) : { severity: "warning" }),
          related: [{ range: rangeOf(project.doc, first.node), message: t("Here for the first time.") }],
          fixes:
            list === undefined
              ? []
              : fix(t("Remove the second one"), removeItem(project.doc, list, list.items.indexOf(mounted.node)), false),
        });
      }
    }
  }
});

function mountsOf(project: Project, service: Service): readonly Mounted[] {
  const found: Mounted[] = [];
  for (const node of asList(ownValue(service, "volumes"))?.items ?? []) {
    const target = targetOf(project, node);
    if (target !== undefined && target !== "") found.push({ node, target, memory: false });
  }
  const memory = ownValue(service, "tmpfs");
  const single = asScalar(memory);
  const seen = new Set<string>();
  for (const node of single === undefined ? scalarsOf(memory) : [single]) {
    const { text, certain } = project.text(node);
    // The very same entry twice is one to Compose.
    if (!certain || text === "" || seen.has(text)) continue;
    seen.add(text);
    found.push({ node, target: text.split(":")[0] ?? text, memory: true });
  }
  return found;
}

function targetOf(project: Project, node: Node): string | undefined {
  const item = followed(node);
  const scalar = item?.kind === "scalar" ? item : asScalar(valueAt(item, "target"));
  if (scalar === undefined) return undefined;
  const { text, certain } = project.text(scalar);
  if (!certain) return undefined;
  if (item?.kind !== "scalar") return text;
  const mount = shortMount(text);
  return typeof mount === "object" ? mount.target : undefined;
}
