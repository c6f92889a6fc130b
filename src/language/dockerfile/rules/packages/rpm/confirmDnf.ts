// DL3038: dnf asks, and nobody is there to answer.
import { t } from "../../../../../base/l10n.ts";
import { flagRule, isAnswered } from "../flagRule.ts";
import { dnf } from "../packageManagers.ts";
import { asking, isAssumed } from "./asking.ts";

export const confirmDnf = flagRule({
  id: "confirmDnf",
  aliases: ["DL3038"],
  severity: "warning",
  manager: dnf,
  verbs: asking,
  options: ["-y", "--assumeyes", "--assumeno", "--downloadonly"],
  added: "-y",
  isExcused: (call) => isAssumed(call) || isAnswered(call),
  message: () => t("dnf asks before it goes on, and a build cannot answer. Add -y."),
});
