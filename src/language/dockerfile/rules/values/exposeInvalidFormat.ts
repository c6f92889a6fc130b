// EXPOSE takes container ports; addresses and host ports belong to docker run -p.
import { t } from "../../../../base/l10n.ts";
import { rangeOf, replace, safely } from "../../edits.ts";
import { named } from "../../syntax/select.ts";
import type { DockerRule } from "../dockerRule.ts";

export const exposeInvalidFormat: DockerRule = {
  id: "exposeInvalidFormat",
  aliases: ["ExposeInvalidFormat"],
  severity: "warning",
  check: (doc, report) => {
    for (const { words } of named(doc, "EXPOSE"))
      for (const word of words) {
        const bare = word.text.replace(/\$\{[^}]*\}/g, (variable) => "_".repeat(variable.length));
        const colon = bare.lastIndexOf(":");
        // ":80" names neither an address nor a host port.
        if (!/[^:]/.test(bare.slice(0, Math.max(colon, 0)))) continue;
        const port = word.text.slice(colon + 1);
        report({
          range: rangeOf(doc, word),
          message: t("EXPOSE takes only the container's port. Addresses and host ports are given to docker run -p."),
          fixes: port === "" ? [] : [safely(t("Keep the container's port"), replace(doc, word, port))],
        });
      }
  },
};
