// COPY and ADD to a relative path without WORKDIR: what they bring lands wherever the base image happens to be.
import { execFormFixes, looksLikeExecForm } from "./execForm.ts";
import { targetOf, type PathArgument } from "./sources.ts";
import type { Dockerfile, Instruction, Stage } from "./syntax/tree.ts";

/** With their targets, in order of the text; triggers of ONBUILD too. Kept with the document. */
export function relativeTargets(doc: Dockerfile): ReadonlyMap<Instruction, PathArgument> {
  let found = known.get(doc);
  if (found === undefined) known.set(doc, (found = read(doc)));
  return found;
}

const known = new WeakMap<Dockerfile, ReadonlyMap<Instruction, PathArgument>>();

function read(doc: Dockerfile): ReadonlyMap<Instruction, PathArgument> {
  const found = new Map<Instruction, PathArgument>();
  const placed = new Set<Stage>();
  for (const stage of doc.stages) {
    let isPlaced = stage.base !== undefined && placed.has(stage.base);
    for (const outer of stage.instructions) {
      const instruction = outer.trigger ?? outer;
      if (instruction.name === "WORKDIR") isPlaced = true;
      if (isPlaced || (instruction.name !== "COPY" && instruction.name !== "ADD")) continue;
      const target = targetOf(instruction);
      if (target !== undefined && !isAnchored(target.path) && !isBrokenArray(doc, instruction))
        found.set(instruction, target);
    }
    if (isPlaced) placed.add(stage);
  }
  return found;
}

/** What was meant as an array, and cannot be made one: its last word is not the target that was meant. */
const isBrokenArray = (doc: Dockerfile, { brokenJson }: Instruction): boolean =>
  brokenJson !== undefined &&
  looksLikeExecForm(doc.text.slice(brokenJson.start, brokenJson.end)) &&
  execFormFixes(doc, brokenJson).length === 0;

const isAnchored = (path: string): boolean => /^(?:[/\\$]|[A-Za-z]:)/.test(path.replace(/^["']/, ""));
