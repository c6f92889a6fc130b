// network_mode beside keys that need a network of the service's own. Compose takes them; the engine drops what it can and
// refuses the container otherwise (moby: daemon/create and runconfig, tried with 28.5).
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { isOverridden, valueOf, type Project, type Service } from "../../model/project.ts";
import { asScalar, followed, isReset, type Entry, type Node } from "../../syntax/node.ts";
import { entryOf } from "../../syntax/resolved.ts";
import { removeWithEmpty } from "../removing.ts";
import { fix, rule } from "../rule.ts";

/** What another container's network has already, so that the engine refuses to set it. */
const refused = ["ports", "expose", "hostname", "dns", "extra_hosts"] as const;

export const networkModeAndPorts = rule("networkModeAndPorts", "warning", (project, tell) => {
  for (const service of project.services.values()) {
    const mode = modeOf(project, service);
    if (mode === undefined) continue;
    const shared = /^(?:service|container):/.test(mode);
    const keys = shared ? refused : mode === "host" || mode === "none" ? (["ports"] as const) : [];
    for (const key of keys) {
      const set = valueOf(service, key)?.node;
      // It is told where this file has a word in it: at the key, or at the mode.
      const entry = entryOf(service.mapping, key) ?? entryOf(service.mapping, "network_mode");
      if (set === undefined || isEmpty(set) || entry === undefined || isReset(entry.value)) continue;
      if (isOverridden(project, service.name, [key])) continue;
      tell(entry.key, { message: message(key, mode, shared), fixes: fixesOf(project, service, entry) });
    }
  }
});

/** Only what is certain: a variable may bring any mode. */
function modeOf(project: Project, service: Service): string | undefined {
  const scalar = asScalar(valueOf(service, "network_mode")?.node);
  if (scalar === undefined || isOverridden(project, service.name, ["network_mode"])) return undefined;
  const { text, certain } = project.text(scalar);
  return certain ? text : undefined;
}

function isEmpty(node: Node): boolean {
  const found = followed(node);
  if (found?.kind === "list") return found.items.length === 0;
  if (found?.kind === "mapping") return found.entries.length === 0;
  return found === undefined || found.text === "" || found.type === "null";
}

function message(key: string, mode: string, shared: boolean): string {
  if (shared)
    return t(
      "With network_mode {0} the engine refuses {1}: that is up to the container whose network it is.",
      plain(mode, 60),
      key,
    );
  return mode === "host"
    ? t(
        "With network_mode host nothing is published: the container has this machine's own ports. The engine drops ports.",
      )
    : t("With network_mode none nothing is published: there is no network to reach the ports by.");
}

function fixesOf(project: Project, { mapping }: Service, entry: Entry): ReturnType<typeof fix> {
  const named = [entry, entryOf(mapping, "network_mode")];
  return [...new Set(named)].flatMap((one) =>
    one !== undefined && mapping?.entries.includes(one) === true
      ? fix(t("Remove {0}", one.key.text), removeWithEmpty(project.doc, mapping, one), false)
      : [],
  );
}
