// What does not fit the tables, found once per project and shared by the rules of this folder.
import type { Project } from "../../model/project.ts";
import { faultsOf, type Fault } from "../../schema/check.ts";
import { composeFile } from "../../schema/file.ts";
import type { Scalar } from "../../syntax/node.ts";
import type { Severity } from "../../../language.ts";
import { rule, type ComposeRule, type Tell } from "../rule.ts";

const known = new WeakMap<Project, readonly Fault[]>();

function faultsIn(project: Project): readonly Fault[] {
  const before = known.get(project);
  if (before !== undefined) return before;
  const found = project.doc.layers.flatMap((layer) => faultsOf(layer, composeFile, project.variables.get));
  known.set(project, found);
  return found;
}

type Of<Code extends Fault["code"]> = Extract<Fault, { readonly code: Code }>;

/** A rule about one kind of fault. */
export function faultRule<Code extends Fault["code"]>(
  id: string,
  severity: Severity,
  code: Code,
  tell: (fault: Of<Code>, project: Project, tell: Tell) => void,
): ComposeRule {
  return rule(id, severity, (project, told) => {
    for (const fault of faultsIn(project)) if (fault.code === code) tell(fault as Of<Code>, project, told);
  });
}

/** The key's name for a message. */
export const nameOf = (at: Scalar | undefined): string => (at === undefined ? "" : at.text);
