// A stage name given twice: FROM takes the nearest one above it, COPY --from the last one in the file.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { rangeOf } from "../../edits.ts";
import type { Word } from "../../syntax/tree.ts";
import type { DockerRule } from "../dockerRule.ts";

export const duplicateStageName: DockerRule = {
  id: "duplicateStageName",
  aliases: ["DuplicateStageName", "DL3024"],
  severity: "warning",
  check: (doc, report) => {
    const seen = new Map<string, Word>();
    for (const { name } of doc.stages) {
      if (name === undefined) continue;
      const first = seen.get(name.value.toLowerCase());
      if (first === undefined) {
        seen.set(name.value.toLowerCase(), name);
        continue;
      }
      report({
        range: rangeOf(doc, name),
        message: t("Another stage is called {0} already. Give each stage a name of its own.", plain(name.value)),
        related: [{ range: rangeOf(doc, first), message: t("The first stage of this name.") }],
      });
    }
  },
};
