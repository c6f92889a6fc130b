// Networks, volumes, configs and secrets that no service uses: Compose does not even make them.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import type { Family } from "../../schema/shape.ts";
import type { Project } from "../../model/project.ts";
import { usesBy, usesIn, type Use } from "../../model/uses.ts";
import { sections } from "../../schema/file.ts";
import { asMapping, followed, isNull } from "../../syntax/node.ts";
import { valueAt } from "../../syntax/resolved.ts";
import { removeWithEmpty } from "../removing.ts";
import { fix, rule } from "../rule.ts";

const families: readonly Family[] = ["network", "volume", "config", "secret"];

export const unusedResource = rule("unusedResource", "hint", (project, tell) => {
  const { doc } = project;
  // Other files may use what stands here, and do if this one has no services at all.
  if (project.services.size === 0 || project.siblings.length > 0 || doc.cut !== undefined || project.piece) return;
  const used = new Set([...usesIn(project), ...usesTakenOver(project)].map(({ family, name }) => `${family} ${name}`));
  for (const family of families) {
    for (const { name, key, value } of project.own(family).values()) {
      if (used.has(`${family} ${name}`) || (family === "network" && name === "default")) continue;
      // A plain value is a slip of another kind: a key of the entry above that is not indented.
      if (followed(value)?.kind !== "mapping" && !isNull(value)) continue;
      const section = doc.layers.flatMap((layer) => asMapping(valueAt(layer, sections[family])) ?? []);
      const mapping = section.find(({ entries }) => entries.some((entry) => entry.key === key));
      const entry = mapping?.entries.find((one) => one.key === key && one.value === value);
      // So is a plain value behind it, which would be the next one's.
      const next = mapping?.entries[mapping.entries.findIndex((one) => one === entry) + 1];
      const isHost = isNull(value) && next?.value.kind === "scalar" && !isNull(next.value);
      tell(key, {
        message: t("No service uses {0}.", plain(name, 60)),
        tags: ["unnecessary"],
        fixes:
          mapping === undefined || entry === undefined || isHost
            ? []
            : fix(t("Remove {0}", plain(name, 40)), removeWithEmpty(doc, mapping, entry), false),
      });
    }
  }
});

/** Uses by what services extend in other files. */
const usesTakenOver = (project: Project): readonly Use[] =>
  [...project.services.values()].flatMap((service) =>
    service.layers.flatMap(({ mapping, path }) => (path === undefined ? [] : usesBy(project, service, mapping))),
  );
