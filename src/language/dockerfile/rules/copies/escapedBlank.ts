// `COPY a\ b.txt dst` copies "a" and "b.txt": the builder splits words at every blank.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { rangeOf } from "../../edits.ts";
import { jsonFixes, spacedPaths } from "../../spacedPaths.ts";
import { everywhere } from "../../syntax/select.ts";
import type { DockerRule } from "../dockerRule.ts";

export const escapedBlank: DockerRule = {
  id: "escapedBlank",
  aliases: [],
  severity: "warning",
  check: (doc, report) => {
    for (const instruction of everywhere(doc, "COPY", "ADD", "VOLUME")) {
      const paths = spacedPaths(doc, instruction);
      for (const path of paths)
        if (path.by === "escape")
          report({
            range: rangeOf(doc, path),
            message: t("The builder splits this at the blank. Only a JSON array keeps {0} together.", plain(path.path)),
            fixes: jsonFixes(doc, instruction, paths),
          });
    }
  },
};
