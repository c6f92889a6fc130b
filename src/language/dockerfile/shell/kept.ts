// Which stages' layers end in an image: what is left behind in others costs nothing.
import type { Dockerfile, Stage } from "../syntax/tree.ts";

const bases = new WeakMap<Dockerfile, ReadonlySet<Stage>>();

/** The last stage, and those that another one stands on. */
export function isKept(doc: Dockerfile, stage: Stage | undefined): boolean {
  if (stage === undefined || stage === doc.stages.at(-1)) return true;
  let found = bases.get(doc);
  if (found === undefined) {
    found = new Set(doc.stages.flatMap(({ base }) => base ?? []));
    bases.set(doc, found);
  }
  return found.has(stage);
}
