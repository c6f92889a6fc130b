// RUN, CMD and ENTRYPOINT with nothing to run.
import { t } from "../../../../base/l10n.ts";
import { byHand, rangeOf, removeInstruction } from "../../edits.ts";
import { named } from "../../syntax/select.ts";
import type { DockerRule } from "../dockerRule.ts";

export const emptyCommand: DockerRule = {
  id: "emptyCommand",
  aliases: [],
  severity: "warning",
  check: (doc, report) => {
    for (const instruction of named(doc, "RUN", "CMD", "ENTRYPOINT"))
      if (instruction.body.text === "")
        report({
          // So the builder calls it, for want of a word of its own; of RUN it says nothing.
          ...(instruction.name === "RUN" ? {} : { code: "JSONArgsRecommended" }),
          range: rangeOf(doc, instruction.keyword),
          message: t("{0} has nothing to run.", instruction.name),
          fixes: [byHand(t("Remove this {0}", instruction.name), removeInstruction(doc, instruction))],
        });
  },
};
