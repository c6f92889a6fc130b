// Variables without value and default: Compose puts nothing in their place and warns.
import { t } from "../../../../base/l10n.ts";
import type { Project } from "../../model/project.ts";
import { templatesIn } from "../../model/templates.ts";
import { faultsOf } from "../../schema/check.ts";
import { composeFile } from "../../schema/file.ts";
import type { ComposeDocument } from "../../syntax/document.ts";
import { replace } from "../../syntax/edits.ts";
import type { Variable } from "../../syntax/interpolation.ts";
import { fix, rule } from "../rule.ts";
import { hasValue, reached } from "./requiredVariable.ts";

export const unsetVariable = rule("unsetVariable", "warning", (project, tell) => {
  let picky: ReadonlySet<number> | undefined;
  for (const { scalar, template } of templatesIn(project.doc)) {
    for (const variable of reached(project, template.variables)) {
      if (variable.operator !== "" || hasValue(project, variable)) continue;
      picky ??= refusing(project);
      tell(variable, {
        message: t("{0} has no value in the environment or in .env; Compose takes an empty text.", variable.name),
        fixes:
          isPart(project.doc, variable) || picky.has(scalar.start)
            ? []
            : fix(t("Give it an empty default"), replace(project.doc, variable, `\${${variable.name}:-}`), false),
      });
    }
  }
});

/** Beside a colon stands a folder, a port or a tag: where nothing stands, Compose refuses the whole. */
const isPart = ({ lines: { text } }: ComposeDocument, { start, end }: Variable): boolean =>
  text[start - 1] === ":" || text[end] === ":";

/** Where scalars begin that cannot do with nothing in place of their variables, such as numbers. */
function refusing({ doc, variables }: Project): ReadonlySet<number> {
  const faults = doc.layers.flatMap((layer) => faultsOf(layer, composeFile, (name) => variables.get(name) ?? ""));
  return new Set(
    faults.flatMap((fault) =>
      fault.code === "badAmount" || fault.code === "unknownValue" || fault.code === "badPattern"
        ? [fault.node.start]
        : [],
    ),
  );
}
