// Why there is no engine to speak with, in the word or two that a status bar has room for. The sentences are describe.ts's.
import { t } from "../../base/l10n.ts";
import type { Problem } from "../../base/problem.ts";

/** What is not named here has not answered, as far as can be said in two words. */
export function absenceWord(problem: Problem): string {
  if (problem.kind !== "unreachable") return t("no answer");
  switch (problem.why) {
    case "missing":
    case "refused":
      return t("not running");
    case "denied":
      return t("not permitted");
    case "tls":
      return t("TLS fails");
    case "ssh":
      return t("ssh fails");
    case "tooOld":
      return t("too old");
    case "foreign":
      return t("no engine");
    case "timeout":
    case "closed":
      return t("no answer");
  }
}
