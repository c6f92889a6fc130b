// DL3030: yum asks, and nobody is there to answer.
import { t } from "../../../../../base/l10n.ts";
import { flagRule, isAnswered } from "../flagRule.ts";
import { yum } from "../packageManagers.ts";
import { asking, isAssumed } from "./asking.ts";

export const confirmYum = flagRule({
  id: "confirmYum",
  aliases: ["DL3030"],
  severity: "warning",
  manager: yum,
  verbs: asking,
  options: ["-y", "--assumeyes", "--assumeno", "--downloadonly"],
  added: "-y",
  isExcused: (call) => isAssumed(call) || isAnswered(call),
  message: () => t("yum asks before it goes on, and a build cannot answer. Add -y."),
});
