// A key that is there twice: the engine takes the last one and says nothing.
import { t } from "../../../base/l10n.ts";
import type { Rule } from "../../language.ts";
import { entriesOf, knownObjects, rangeOf, type DaemonFile } from "../document.ts";

export const repeatedKey: Rule<DaemonFile> = {
  id: "repeatedKey",
  aliases: [],
  severity: "warning",
  check: (doc, report) => {
    for (const { object } of knownObjects(doc)) {
      const last = new Map(entriesOf(object).map(({ key }) => [key.value, key]));
      for (const { key } of entriesOf(object)) {
        const winner = last.get(key.value);
        if (winner === undefined || winner === key) continue;
        report({
          range: rangeOf(doc, key),
          message: t("This key is there again below, and the last one counts."),
          tags: ["unnecessary"],
          related: [{ range: rangeOf(doc, winner), message: t("The one that counts") }],
        });
      }
    }
  },
};
