// Variables without value and default: Compose puts nothing in their place and warns.
import { t } from "../../../../base/l10n.ts";
import { templatesIn } from "../../model/templates.ts";
import type { ComposeDocument } from "../../syntax/document.ts";
import { replace } from "../../syntax/edits.ts";
import type { Variable } from "../../syntax/interpolation.ts";
import { fix, rule } from "../rule.ts";
import { hasValue, reached } from "./requiredVariable.ts";

export const unsetVariable = rule("unsetVariable", "warning", (project, tell) => {
  for (const { template } of templatesIn(project.doc)) {
    for (const variable of reached(project, template.variables)) {
      if (variable.operator !== "" || hasValue(project, variable)) continue;
      tell(variable, {
        message: t("{0} has no value in the environment or in .env; Compose takes an empty text.", variable.name),
        fixes: isPart(project.doc, variable)
          ? []
          : fix(t("Give it an empty default"), replace(project.doc, variable, `\${${variable.name}:-}`), false),
      });
    }
  }
});

/** Beside a colon stands a folder, a port or a tag: where nothing stands, Compose refuses the whole. */
const isPart = ({ lines: { text } }: ComposeDocument, { start, end }: Variable): boolean =>
  text[start - 1] === ":" || text[end] === ":";
