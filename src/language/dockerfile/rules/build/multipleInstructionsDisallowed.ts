// CMD, ENTRYPOINT and HEALTHCHECK count once a stage: the last one. The ones before do nothing.
import { t } from "../../../../base/l10n.ts";
import { inCommand } from "../../commandLine.ts";
import { byHand, rangeOf, removeInstruction } from "../../edits.ts";
import { lastOf } from "../../syntax/select.ts";
import type { DockerRule } from "../dockerRule.ts";

const once = ["CMD", "ENTRYPOINT", "HEALTHCHECK"] as const;

export const multipleInstructionsDisallowed: DockerRule = {
  id: "multipleInstructionsDisallowed",
  aliases: ["MultipleInstructionsDisallowed", "DL4003", "DL4004", "DL3012"],
  severity: "warning",
  check: (doc, report) => {
    for (const stage of doc.stages)
      for (const name of once) {
        const all = stage.instructions.filter((instruction) => instruction.name === name);
        const last = lastOf(stage.instructions, name);
        if (last === undefined) continue;
        for (const instruction of all.slice(0, -1)) {
          const result = name === "HEALTHCHECK" ? undefined : inCommand(stage);
          report({
            range: rangeOf(doc, { start: instruction.start, end: instruction.headEnd }),
            message:
              result === undefined
                ? t("Only the last {0} of a stage counts; this one does nothing.", name)
                : t(
                    "Only the last {0} of a stage counts; this one does nothing. The container will run: {1}",
                    name,
                    result,
                  ),
            tags: ["unnecessary"],
            fixes: [byHand(t("Remove this {0}", name), removeInstruction(doc, instruction))],
            related: [{ range: rangeOf(doc, last), message: t("This one counts.") }],
          });
        }
      }
  },
};
