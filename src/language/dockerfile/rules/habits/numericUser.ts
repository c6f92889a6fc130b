// A user by name can only be resolved inside the image; a number also tells Kubernetes that it is not root.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { rangeOf } from "../../edits.ts";
import { isWindows } from "../../shell/dialect.ts";
import { everywhere } from "../../syntax/select.ts";
import type { DockerRule } from "../dockerRule.ts";

export const numericUser: DockerRule = {
  id: "numericUser",
  aliases: ["DL3066"],
  severity: "hint",
  check: (doc, report) => {
    for (const { words, stage } of everywhere(doc, "USER")) {
      const [word] = words;
      const user = word?.value.split(":")[0] ?? "";
      if (word === undefined || user === "" || /^\d+$/.test(user) || user.includes("$")) continue;
      // Windows knows users by name only.
      if (isWindows(doc, stage)) continue;
      report({
        range: rangeOf(doc, word),
        message: t("{0} is a name. Its number works where names cannot be looked up.", plain(user)),
      });
    }
  },
};
