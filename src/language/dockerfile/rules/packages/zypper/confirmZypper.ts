// DL3034: zypper asks, and nobody is there to answer.
import { t } from "../../../../../base/l10n.ts";
import { flagRule, isAnswered } from "../flagRule.ts";
import { zypper } from "../packageManagers.ts";

export const confirmZypper = flagRule({
  id: "confirmZypper",
  aliases: ["DL3034"],
  severity: "warning",
  manager: zypper,
  verbs: [
    ...["install", "in", "remove", "rm", "source-install", "si", "patch", "update", "up", "dist-upgrade", "dup"],
    ...["install-new-recommends", "inr", "verify", "ve"],
  ],
  options: ["-y", "--no-confirm", "-n", "--non-interactive", "-D", "--dry-run"],
  added: "-y",
  isExcused: isAnswered,
  message: () => t("zypper asks before it goes on, and a build cannot answer. Add -y."),
});
