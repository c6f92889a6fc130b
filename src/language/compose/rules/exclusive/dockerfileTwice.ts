// dockerfile beside dockerfile_inline.
import { t } from "../../../../base/l10n.ts";
import { ownValue } from "../../model/project.ts";
import { removeEntry } from "../../syntax/edits.ts";
import { asMapping } from "../../syntax/node.ts";
import { entryOf } from "../../syntax/resolved.ts";
import { fix, later, rule } from "../rule.ts";

export const dockerfileTwice = rule("dockerfileTwice", "error", (project, tell) => {
  for (const service of project.services.values()) {
    const build = asMapping(ownValue(service, "build"));
    const file = entryOf(build, "dockerfile");
    const inline = entryOf(build, "dockerfile_inline");
    if (build === undefined || file === undefined || inline === undefined) continue;
    tell(inline.key, {
      message: t("A build has either dockerfile or dockerfile_inline."),
      ...later(service),
      fixes: build.entries.includes(file)
        ? fix(t("Remove {0}", "dockerfile"), removeEntry(project.doc, build, file), false)
        : [],
    });
  }
});
