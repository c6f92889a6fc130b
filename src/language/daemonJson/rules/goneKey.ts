// A setting of older engines.
import { t } from "../../../base/l10n.ts";
import type { Rule } from "../../language.ts";
import { entriesOf, keyIn, rangeOf, type DaemonFile } from "../document.ts";
import { keys } from "../keys.ts";

export const goneKey: Rule<DaemonFile> = {
  id: "goneKey",
  aliases: [],
  severity: "warning",
  check: (doc, report) => {
    for (const { key } of entriesOf(doc.root)) {
      const gone = keyIn(keys, key.value)?.gone;
      if (gone === undefined) continue;
      report({
        range: rangeOf(doc, key),
        message: gone(),
        tags: ["deprecated"],
        fixes:
          key.value === "graph"
            ? [
                {
                  title: t("Rename to {0}", "data-root"),
                  safe: true,
                  edits: [{ range: rangeOf(doc, key), text: '"data-root"' }],
                },
              ]
            : [],
      });
    }
  },
};
