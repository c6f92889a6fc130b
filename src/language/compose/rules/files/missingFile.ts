// Files that are named and not there. They may be made later, so it is a warning.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { filesIn } from "../../model/namedFiles.ts";
import { rule } from "../rule.ts";

export const missingFile = rule("missingFile", "warning", (project, tell) => {
  for (const { scalar, path, wanted } of filesIn(project)) {
    if (wanted !== "needed" || project.lookup.exists?.(path) !== "none") continue;
    tell(scalar, { message: t("There is no file {0}.", plain(path, 100)) });
  }
});
