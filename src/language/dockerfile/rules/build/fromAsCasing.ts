// FROM and AS in the same casing.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { cased, rangeOf, replace, safely } from "../../edits.ts";
import type { DockerRule } from "../dockerRule.ts";

export const fromAsCasing: DockerRule = {
  id: "fromAsCasing",
  aliases: ["FromAsCasing"],
  severity: "warning",
  check: (doc, report) => {
    for (const { from, name } of doc.stages) {
      const as = from.words[1];
      const keyword = doc.text.slice(from.keyword.start, from.keyword.end);
      if (as === undefined || name === undefined || !isWhole(keyword)) continue;
      const wanted = cased("as", keyword);
      if (as.text === wanted) continue;
      report({
        range: rangeOf(doc, as),
        message: t("Write {0} in the casing of {1}.", plain(as.text), keyword),
        fixes: [safely(t("Write {0}", wanted), replace(doc, as, wanted))],
      });
    }
  },
};

const isWhole = (word: string): boolean => word === word.toLowerCase() || word === word.toUpperCase();
