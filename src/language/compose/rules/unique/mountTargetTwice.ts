// Two mounts at the same place of a container. Between tmpfs and volumes Compose refuses it; of two volumes the last wins.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { isOverridden, ownValue, throwsAway, type Project, type Service } from "../../model/project.ts";
import { mountOf } from "../../model/forms/mount.ts";
import { scalarsOf } from "../../model/uses.ts";
import { rangeOf, removeItem } from "../../syntax/edits.ts";
import { asList, asScalar, type Node } from "../../syntax/node.ts";
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
    for (const { node, target } of hiddenMounts(project, service, before))
      tell(node, { message: t("Something is mounted at {0} already.", plain(target, 80)), ...later(service) });
  }
});

/** Mounts of this file at the place of a mount of the other kind that the service has from elsewhere. */
function hiddenMounts(project: Project, service: Service, own: ReadonlyMap<string, Mounted>): readonly Mounted[] {
  if (["volumes", "tmpfs"].some((key) => isOverridden(project, service.name, [key]))) return [];
  const found = new Set<Mounted>();
  const parts = service.layers.filter(({ mapping }) => !service.parts.includes(mapping));
  for (const [memory, key] of [
    [true, "tmpfs"],
    [false, "volumes"],
  ] as const) {
    for (const { mapping } of parts) {
      if (service.parts.some((part) => throwsAway(part, [key]))) break;
      const targets = memory
        ? memoryIn(project, valueAt(mapping, key)).map(({ target }) => target)
        : (asList(valueAt(mapping, key))?.items ?? []).map((node) => mountOf(project, node)?.target);
      for (const target of targets) {
        const mounted = own.get(target ?? "");
        if (mounted !== undefined && mounted.memory !== memory) found.add(mounted);
      }
      if (throwsAway(mapping, [key])) break;
    }
  }
  return [...found];
}

function mountsOf(project: Project, service: Service): readonly Mounted[] {
  const found: Mounted[] = [];
  for (const node of asList(ownValue(service, "volumes"))?.items ?? []) {
    const target = mountOf(project, node)?.target;
    if (target !== undefined && target !== "") found.push({ node, target, memory: false });
  }
  return [...found, ...memoryIn(project, ownValue(service, "tmpfs"))];
}

/** The very same entry twice is one to Compose. */
function memoryIn(project: Project, tmpfs: Node | undefined): readonly Mounted[] {
  const found = new Map<string, Mounted>();
  const single = asScalar(tmpfs);
  for (const node of single === undefined ? scalarsOf(tmpfs) : [single]) {
    const { text, certain } = project.text(node);
    if (certain && text !== "" && !found.has(text))
      found.set(text, { node, target: text.split(":")[0] ?? text, memory: true });
  }
  return [...found.values()];
}
