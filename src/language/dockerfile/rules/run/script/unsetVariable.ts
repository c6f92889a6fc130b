// SC2154: a variable is used that neither the script nor ARG or ENV sets.
import { t } from "../../../../../base/l10n.ts";
import { plain } from "../../../../../base/plain.ts";
import type { Fix } from "../../../../language.ts";
import { addLineAbove, fixOf } from "../../../shell/edits.ts";
import { variableAt } from "../../../shell/environment.ts";
import type { Run } from "../../../shell/run.ts";
import { variablesOf } from "../../../shell/variables.ts";
import { globalNames, platformArguments } from "../../../syntax/scope.ts";
import type { Dockerfile } from "../../../syntax/tree.ts";
import { scriptRule } from "./scriptRule.ts";

/** Names in capitals may come from the base image. The builder brings proxies unasked. */
const mayBeThere = /^([^a-z]*|(https?|ftp|no|all)_proxy|_)$/;

export const unsetVariable = scriptRule("unsetVariable", ["SC2154"], "warning", (script, run, report) => {
  const { uses, settings, opaque } = variablesOf(script);
  if (opaque || uses.length === 0) return;
  const seen = new Set(settings.map(({ name }) => name));
  // `${x:-y}` tells that x may be missing: then it may be elsewhere too.
  for (const { name, guarded } of uses) if (guarded) seen.add(name);
  for (const { name, from, to } of uses) {
    if (seen.has(name) || (mayBeThere.test(name) && !isOfTheBuild(run.doc, name))) continue;
    if (variableAt(run.doc, run.instruction, name) !== undefined) continue;
    seen.add(name);
    const message = t("Nothing sets {0} here: it will be empty. Declare it with ARG or ENV above.", plain(name, 60));
    report(script.source.span(from, to), message, { fixes: declared(run, name) });
  }
});

/**
 * What a stage sees only after an ARG of its own: the platforms, and an ARG that stands above FROM. Unless FROM uses that: the
 * image may well bring its version under the same name, as those of languages do.
 */
const isOfTheBuild = (doc: Dockerfile, name: string): boolean =>
  platformArguments.has(name) ||
  (globalNames(doc).has(name) &&
    !doc.stages.some(({ image }) => image?.variables.some((variable) => variable.name === name)));

/** An ARG above: sure where one of that name stands before FROM, which counts for FROM alone. */
function declared({ doc, instruction }: Run, name: string): readonly Fix[] {
  if (instruction.stage === undefined || !/^\w+$/.test(name)) return [];
  const global = doc.preamble.some((each) => each.name === "ARG" && each.pairs.some(({ key }) => key.value === name));
  return fixOf(t("Declare it: ARG {0}", name), [addLineAbove(doc, instruction, `ARG ${name}`)], global);
}
