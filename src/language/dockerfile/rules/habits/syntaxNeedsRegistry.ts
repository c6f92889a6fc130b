// `# syntax=` has the builder fetch its frontend from a registry first: a build without network fails on it.
import { t } from "../../../../base/l10n.ts";
import { rangeOf } from "../../edits.ts";
import type { DockerRule } from "../dockerRule.ts";

export const syntaxNeedsRegistry: DockerRule = {
  id: "syntaxNeedsRegistry",
  aliases: [],
  // Right for most files, so no more than dots under the line: not a problem in a list of problems.
  severity: "hint",
  check: (doc, report) => {
    for (const directive of doc.directives)
      if (directive.name === "syntax")
        report({
          range: rangeOf(doc, directive),
          message: t("The builder fetches this frontend from a registry first. Without network the build stops here."),
        });
  },
};
