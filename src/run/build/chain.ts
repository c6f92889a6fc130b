// Which stage a build's target is, and which instructions make the image that comes of it.
import { parse } from "../../language/dockerfile/syntax/parse.ts";
import type { Dockerfile, Stage } from "../../language/dockerfile/syntax/tree.ts";

/** By its name, whatever its letters' size, or by its number; "" is the last. */
export const stageBy = ({ stages }: Dockerfile, target: string): Stage | undefined =>
  target === ""
    ? stages.at(-1)
    : (stages.find(({ name }) => name?.value.toLowerCase() === target.toLowerCase()) ??
      (/^\d+$/.test(target) ? stages[Number(target)] : undefined));

/** Names of all instructions from the base image on, those of stages below first, without FROM: "RUN", "COPY". */
export function instructionsUpTo(text: string, target: string): readonly string[] {
  const names: string[] = [];
  for (let at = stageBy(parse(text), target); at !== undefined; at = at.base)
    names.unshift(...at.instructions.map(({ name }) => name));
  return names;
}
