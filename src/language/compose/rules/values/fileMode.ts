// Permissions of configs and secrets: octal digits.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { ownValue } from "../../model/project.ts";
import { asList, asScalar } from "../../syntax/node.ts";
import { valueAt } from "../../syntax/resolved.ts";
import { rule } from "../rule.ts";

export const fileMode = rule("fileMode", "error", (project, tell) => {
  for (const service of project.services.values()) {
    for (const path of [["configs"], ["secrets"], ["build", "secrets"]]) {
      for (const item of asList(ownValue(service, ...path))?.items ?? []) {
        const mode = asScalar(valueAt(item, "mode"));
        if (mode?.type !== "string") continue;
        const { text, certain } = project.text(mode);
        if (certain && !/^(0o)?[0-7]+$/.test(text))
          tell(mode, { message: t('"{0}" is no file mode: write octal digits such as 0440.', plain(text, 60)) });
      }
    }
  }
});
