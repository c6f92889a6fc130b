// dockerfile beside dockerfile_inline, be it that one of them comes from another file or from the service that is extended.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import type { Layer } from "../../model/extending.ts";
import { isOverridden, ownValue, valueOf, type Service } from "../../model/project.ts";
import { asMapping, asScalar, isReset, type Entry, type Mapping } from "../../syntax/node.ts";
import { entryOf } from "../../syntax/resolved.ts";
import { removeWithEmpty } from "../removing.ts";
import { fix, later, rule } from "../rule.ts";

const both = ["dockerfile", "dockerfile_inline"] as const;

export const dockerfileTwice = rule("dockerfileTwice", "error", (project, tell) => {
  for (const service of project.services.values()) {
    const [file, inline] = both.map((key) => said(service, key));
    if (file === undefined || inline === undefined) continue;
    if (both.some((key) => isOverridden(project, service.name, ["build", key]))) continue;
    const build = asMapping(ownValue(service, "build"));
    const [ownFile, ownInline] = both.map((key) => ownEntry(build, key));
    // It is told where this file has a word in it.
    const entry = ownInline ?? ownFile;
    if (build === undefined || entry === undefined) continue;
    const { path } = (ownInline === undefined ? inline : file).layer;
    tell(entry.key, {
      message:
        path === undefined
          ? t("A build has either dockerfile or dockerfile_inline.")
          : t("A build has either dockerfile or dockerfile_inline, and the other one stands in {0}.", plain(path, 80)),
      ...later(service),
      fixes:
        ownInline !== undefined && ownFile !== undefined && build.entries.includes(ownFile)
          ? fix(t("Remove {0}", "dockerfile"), removeWithEmpty(project.doc, build, ownFile), false)
          : [],
    });
  }
});

/** What a service's build says of one of them; to Compose an empty text is nothing. */
function said(service: Service, key: string): { readonly layer: Layer } | undefined {
  const found = valueOf(service, "build", key);
  return found === undefined || asScalar(found.node)?.text === "" ? undefined : found;
}

function ownEntry(build: Mapping | undefined, key: string): Entry | undefined {
  const entry = entryOf(build, key);
  return isReset(entry?.value) ? undefined : entry;
}
