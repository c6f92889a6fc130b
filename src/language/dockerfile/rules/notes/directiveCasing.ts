// Parser directives in small letters, as all documentation has them.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { rangeOf, replace, safely } from "../../edits.ts";
import type { DockerRule } from "../dockerRule.ts";

export const directiveCasing: DockerRule = {
  id: "directiveCasing",
  aliases: [],
  severity: "hint",
  check: (doc, report) => {
    for (const { known, name, nameSpan } of doc.directives) {
      const written = doc.text.slice(nameSpan.start, nameSpan.end);
      if (!known || written === name) continue;
      report({
        range: rangeOf(doc, nameSpan),
        message: t("Write {0} in small letters.", plain(written)),
        fixes: [safely(t("Write {0}", name), replace(doc, nameSpan, name))],
      });
    }
  },
};
