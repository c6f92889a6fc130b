// Whether something exists already and is not Compose's to make.
import { asMapping, asScalar, type Node } from "../syntax/node.ts";
import { valueAt } from "../syntax/resolved.ts";
import { booleanOf } from "./amounts.ts";
import type { Project } from "./project.ts";

/** Undefined where a variable decides. */
export const isExternal = (node: Node | undefined, project: Pick<Project, "text">): boolean | undefined =>
  isTrue(valueAt(node, "external"), project);

/** The same of the value of `external`. */
export function isTrue(external: Node | undefined, project: Pick<Project, "text">): boolean | undefined {
  if (asMapping(external) !== undefined) return true;
  const scalar = asScalar(external);
  if (scalar === undefined) return false;
  const { text, certain } = project.text(scalar);
  return certain ? booleanOf(text) === true : undefined;
}
