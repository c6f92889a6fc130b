// "..." where a note leaves lines out: no instruction, but no riddle either.
import { t } from "../../../../base/l10n.ts";
import { rangeOf } from "../../edits.ts";
import { isEllipsis } from "../errors/unknownInstruction.ts";
import type { DockerRule } from "../dockerRule.ts";

export const ellipsis: DockerRule = {
  id: "ellipsis",
  aliases: [],
  severity: "info",
  check: (doc, report, lookup) => {
    if (lookup.fragment !== true) return;
    for (const instruction of doc.instructions)
      if (isEllipsis(doc.text.slice(instruction.keyword.start, instruction.keyword.end)))
        report({
          range: rangeOf(doc, instruction.keyword),
          message: t("Lines are left out here. The builder would stop at this."),
        });
  },
};

export const ellipsisInFile: DockerRule = {
  id: "ellipsisInFile",
  aliases: [],
  severity: "error",
  check: (doc, report, lookup) => {
    if (lookup.fragment === true) return;
    for (const instruction of doc.instructions)
      if (isEllipsis(doc.text.slice(instruction.keyword.start, instruction.keyword.end)))
        report({
          range: rangeOf(doc, instruction.keyword),
          message: t("Lines are left out here. The builder stops at this: write them out."),
        });
  },
};
