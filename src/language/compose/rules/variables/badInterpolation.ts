// ${ that begins nothing Compose can fill in.
import { t } from "../../../../base/l10n.ts";
import { templatesIn } from "../../model/templates.ts";
import { replace } from "../../syntax/edits.ts";
import { fix, rule } from "../rule.ts";

export const badInterpolation = rule("badInterpolation", "error", ({ doc }, tell) => {
  for (const { template } of templatesIn(doc)) {
    for (const fault of template.faults) {
      const at = { start: fault.start, end: fault.start };
      tell(fault, {
        message: t("Compose cannot read this variable. Write ${NAME} or ${NAME:-default}, or $$ for a dollar sign."),
        fixes: fix(t("Write $$ for a dollar sign"), replace(doc, at, "$"), false),
      });
    }
  }
});
