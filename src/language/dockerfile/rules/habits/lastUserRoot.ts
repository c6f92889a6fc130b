// The last USER should not be root: whoever breaks out of the program then is root in the container.
import { t } from "../../../../base/l10n.ts";
import { rangeOf } from "../../edits.ts";
import { lastOf } from "../../syntax/select.ts";
import type { Instruction, Stage } from "../../syntax/tree.ts";
import type { DockerRule } from "../dockerRule.ts";

export const lastUserRoot: DockerRule = {
  id: "lastUserRoot",
  aliases: ["DL3002"],
  severity: "warning",
  check: (doc, report) => {
    const [word] = lastUser(doc.stages.at(-1))?.words ?? [];
    if (word !== undefined && /^(?:root|0)(?::|$)/.test(word.value))
      report({
        range: rangeOf(doc, word),
        message: t("The container runs as root. Switch to another user at the end."),
      });
  },
};

/** The one in force at a stage's end: its own, or that of a stage it stands on. */
function lastUser(stage: Stage | undefined): Instruction | undefined {
  for (let at = stage; at !== undefined; at = at.base) {
    const user = lastOf(at.instructions, "USER");
    if (user !== undefined) return user;
  }
  return undefined;
}
