// COPY to a relative path without WORKDIR: it lands wherever the base image happens to be.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { rangeOf } from "../../edits.ts";
import { relativeTargets } from "../../relativeTargets.ts";
import type { DockerRule } from "../dockerRule.ts";

export const relativeCopy: DockerRule = {
  id: "relativeCopy",
  aliases: ["DL3045"],
  severity: "warning",
  check: (doc, report) => {
    for (const [instruction, target] of relativeTargets(doc))
      if (instruction.name === "COPY")
        report({
          range: rangeOf(doc, target.span),
          message: t(
            "{0} counts from a folder that the base image sets: it is {1} where none is set. Set WORKDIR first, or write an absolute path.",
            plain(target.path),
            plain(target.path.replace(/^(?:\.\/+|\.$)*/, "/")),
          ),
        });
  },
};
