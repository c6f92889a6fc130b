// The last USER should not be root: whoever breaks out of the program then is root in the container.
import { t } from "../../../../base/l10n.ts";
import { rangeOf } from "../../edits.ts";
import { lastOf } from "../../syntax/select.ts";
import type { DockerRule } from "../dockerRule.ts";

export const lastUserRoot: DockerRule = {
  id: "lastUserRoot",
  aliases: ["DL3002"],
  severity: "warning",
  check: (doc, report) => {
    const stage = doc.stages.at(-1);
    const user = stage && lastOf(stage.instructions, "USER");
    const [word] = user?.words ?? [];
    if (word !== undefined && /^(?:root|0)(?::|$)/.test(word.value))
      report({
        range: rangeOf(doc, word),
        message: t("The container runs as root. Switch to another user at the end."),
      });
  },
};
