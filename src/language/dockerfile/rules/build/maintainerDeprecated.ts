// MAINTAINER gave way to a label.
import { t } from "../../../../base/l10n.ts";
import { cased, rangeOf, replace, safely } from "../../edits.ts";
import { named } from "../../syntax/select.ts";
import type { DockerRule } from "../dockerRule.ts";

export const maintainerDeprecated: DockerRule = {
  id: "maintainerDeprecated",
  aliases: ["MaintainerDeprecated", "DL4000"],
  severity: "warning",
  check: (doc, report) => {
    for (const instruction of named(doc, "MAINTAINER")) {
      const { keyword, body, bodySpan } = instruction;
      const label = cased("LABEL", doc.text.slice(keyword.start, keyword.end));
      const fits = body.text !== "" && instruction.comments.length === 0;
      report({
        range: rangeOf(doc, keyword),
        message: t("MAINTAINER is deprecated. Name the author in a label."),
        tags: ["deprecated"],
        fixes: fits
          ? [
              safely(
                t("Replace by a label"),
                replace(
                  doc,
                  { start: keyword.start, end: bodySpan.end },
                  `${label} org.opencontainers.image.authors=${quoted(body.text, doc.escape)}`,
                ),
              ),
            ]
          : [],
      });
    }
  },
};

/** As a label's value: the same text, whatever is in it. A quote around it all is taken off first. */
function quoted(text: string, escape: string): string {
  const bare = /^"([^"]*)"$/.exec(text)?.[1] ?? text;
  return `"${bare.replace(/["$\\`]/g, (char) => (char === '"' || char === "$" || char === escape ? escape + char : char))}"`;
}
