// ${X:?message} where X has no value: Compose stops with the message.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import type { Variable } from "../../syntax/interpolation.ts";
import { templatesIn } from "../../model/templates.ts";
import type { Project } from "../../model/project.ts";
import { rule } from "../rule.ts";

export const requiredVariable = rule("requiredVariable", "error", (project, tell) => {
  // Compose fills in values of sections it does not know as well.
  for (const { template } of templatesIn(project.doc)) {
    for (const variable of reached(project, template.variables)) {
      if (!variable.operator.endsWith("?") || hasValue(project, variable)) continue;
      const said = variable.operand.trim();
      tell(variable, {
        message:
          said === ""
            ? t("{0} must have a value, in the environment or in .env.", variable.name)
            : t("{0} must have a value, in the environment or in .env: {1}", variable.name, plain(said, 100)),
      });
    }
  }
});

/** What Compose sets itself: the folder it is started in, and the project's name. */
const ownVariables: ReadonlySet<string> = new Set(["PWD", "COMPOSE_PROJECT_NAME"]);

export function hasValue(project: Project, { name, operator }: Variable): boolean {
  if (ownVariables.has(name)) return true;
  const value = project.variables.get(name);
  return operator.startsWith(":") ? value !== undefined && value !== "" : value !== undefined;
}

/** Variables that Compose looks up: those in a default only where the default is taken. */
export function* reached(project: Project, variables: readonly Variable[]): Generator<Variable> {
  for (const variable of variables) {
    yield variable;
    const has = hasValue(project, variable);
    if (variable.operator.endsWith("+") ? has : !has) yield* reached(project, variable.inner);
  }
}
