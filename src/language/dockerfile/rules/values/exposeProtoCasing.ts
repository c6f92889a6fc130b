// EXPOSE 80/TCP works, but is written in lower case.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { rangeOf, replace, safely } from "../../edits.ts";
import { named } from "../../syntax/select.ts";
import type { DockerRule } from "../dockerRule.ts";

export const exposeProtoCasing: DockerRule = {
  id: "exposeProtoCasing",
  aliases: ["ExposeProtoCasing"],
  severity: "warning",
  check: (doc, report) => {
    for (const { words } of named(doc, "EXPOSE"))
      for (const word of words) {
        const protocol = word.text.slice(word.text.indexOf("/") + 1);
        if (!word.text.includes("/") || protocol.includes("$") || protocol === protocol.toLowerCase()) continue;
        const at = { start: word.end - protocol.length, end: word.end };
        report({
          range: rangeOf(doc, word),
          message: t("Write the protocol in lower case: {0}.", plain(protocol.toLowerCase())),
          fixes: [safely(t("Write in lower case"), replace(doc, at, protocol.toLowerCase()))],
        });
      }
  },
};
