// Variables without value and default: Compose puts nothing in their place and warns.
import { t } from "../../../../base/l10n.ts";
import { templatesIn } from "../../model/templates.ts";
import { replace } from "../../syntax/edits.ts";
import { fix, rule } from "../rule.ts";
import { hasValue, reached } from "./requiredVariable.ts";

export const unsetVariable = rule("unsetVariable", "warning", (project, tell) => {
  for (const { template } of templatesIn(project.doc)) {
    for (const variable of reached(project, template.variables)) {
      if (variable.operator !== "" || hasValue(project, variable)) continue;
      tell(variable, {
        message: t("{0} has no value in the environment or in .env; Compose takes an empty text.", variable.name),
        fixes: fix(t("Give it an empty default"), replace(project.doc, variable, `\${${variable.name}:-}`), false),
      });
    }
  }
});
