// 22:22 without quotes: YAML 1.1 readers take such pairs for numbers to the base of 60.
import { t } from "../../../../base/l10n.ts";
import { ownValue } from "../../model/project.ts";
import { scalarsOf } from "../../model/uses.ts";
import { quote } from "../../syntax/edits.ts";
import { fix, rule } from "../rule.ts";

export const unquotedPort = rule("unquotedPort", "hint", (project, tell) => {
  for (const service of project.services.values()) {
    for (const scalar of scalarsOf(ownValue(service, "ports"))) {
      if (scalar.style !== "plain" || !/^\d+:[0-5]?\d$/.test(scalar.text)) continue;
      tell(scalar, {
        message: t("Older YAML readers take this for a number to the base of 60: put quotes around it."),
        fixes: fix(t("Put quotes around it"), quote(project.doc, scalar)),
      });
    }
  }
});
