// The project's name: Compose makes it small and drops what it does not like.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { replace } from "../../syntax/edits.ts";
import { asScalar } from "../../syntax/node.ts";
import { valueAt } from "../../syntax/resolved.ts";
import { normalized } from "../../model/projectName.ts";
import { fix, rule } from "../rule.ts";

export const projectName = rule("projectName", "warning", (project, tell) => {
  for (const layer of project.doc.layers) {
    const name = asScalar(valueAt(layer, "name"));
    if (name?.type !== "string") continue;
    const { text, certain } = project.text(name);
    const better = normalized(text);
    if (!certain || text === "" || better === text) continue;
    tell(name, {
      message:
        better === ""
          ? t('"{0}" has no letter or digit: it cannot be a project\'s name.', plain(text, 60))
          : t('Small letters, digits, dashes and underscores make a project\'s name; Compose reads "{0}".', better),
      ...(better === "" ? { severity: "error" } : {}),
      fixes:
        better === "" || name.text !== text
          ? []
          : fix(t("Rename it to {0}", better), replace(project.doc, name, better)),
    });
  }
});
