// RUN and health checks in a stage on scratch: there is no shell, and mostly no program, that could run them.
import { t } from "../../../../base/l10n.ts";
import { rangeOf } from "../../edits.ts";
import { inScratch } from "../../shell/scratch.ts";
import { named } from "../../syntax/select.ts";
import type { Instruction } from "../../syntax/tree.ts";
import type { DockerRule } from "../dockerRule.ts";

export const scratchWithoutShell: DockerRule = {
  id: "scratchWithoutShell",
  aliases: [],
  severity: "warning",
  check: (doc, report) => {
    for (const instruction of named(doc, "RUN", "HEALTHCHECK")) {
      if (!cannotRun(instruction)) continue;
      report({
        range: rangeOf(doc, instruction.keyword),
        message:
          instruction.name === "RUN"
            ? t("Nothing can run on scratch: it has no shell. Run this in an earlier stage and copy the result.")
            : t("scratch has no shell that could run this check. Write its command as a JSON array."),
      });
    }
  },
};

function cannotRun(instruction: Instruction): boolean {
  const { name, json, flags, body } = instruction;
  const held = inScratch(instruction);
  if (held === undefined || held === "anything" || body.text === "") return false;
  if (name === "HEALTHCHECK") return json === undefined && /^CMD\s/i.test(body.text);
  // A mount may bring a program; exec form needs no shell for one that was copied.
  return flags.every((flag) => flag.name !== "mount") && (json === undefined || held === "nothing");
}
