// Which RUNs install from package lists that an earlier RUN has fetched: as long as there is one, the lists may not go. Only the
// text is looked at, not the shell in it: it is asked for all of a file, with every keystroke.
import type { Dockerfile, Instruction, Stage } from "../syntax/tree.ts";

const installs =
  /\b(?:apt|apt-get|aptitude)\b[^&|;]{0,120}?\b(?:(?:re)?install|(?:dist-|full-|dselect-)?upgrade|build-dep|source|download|satisfy)\b/;
const updates = /\b(?:apt|apt-get|aptitude)\b[^&|;]{0,120}?\bupdate\b/;

/** By owner: the index of the last such RUN, -1 for none. A stage that is taken over from an older version has it still. */
const lasts = new WeakMap<Stage | Dockerfile, number>();
/** By document: stages on which another one stands that has such a RUN. */
const bases = new WeakMap<Dockerfile, ReadonlySet<Stage>>();

function lastIn(doc: Dockerfile, owner: Stage | Dockerfile, instructions: readonly Instruction[]): number {
  let last = lasts.get(owner);
  if (last === undefined) {
    last = instructions.findLast((each) => isInNeed(doc, each.trigger ?? each))?.index ?? -1;
    lasts.set(owner, last);
  }
  return last;
}

function isInNeed({ text }: Dockerfile, { name, start, end, heredocs }: Instruction): boolean {
  if (name !== "RUN") return false;
  const whole = text.slice(start, heredocs.at(-1)?.end ?? end);
  return installs.test(whole) && !updates.test(whole);
}

/** Stages stand on earlier ones only, so that one look from the last to the first finds all. */
function basesInNeed(doc: Dockerfile): ReadonlySet<Stage> {
  let found = bases.get(doc);
  if (found === undefined) {
    const needed = new Set<Stage>();
    for (const stage of doc.stages.toReversed())
      if (stage.base !== undefined && (needed.has(stage) || lastIn(doc, stage, stage.instructions) >= 0))
        needed.add(stage.base);
    bases.set(doc, (found = needed));
  }
  return found;
}

/** Whether a stage that stands on this one needs the lists. */
export const isNeededAbove = (doc: Dockerfile, stage: Stage): boolean => basesInNeed(doc).has(stage);

/** Whether a RUN below, in its stage or in one that stands on that, needs the lists that an instruction leaves. */
export function areListsNeeded(doc: Dockerfile, { stage, index }: Instruction): boolean {
  if (stage === undefined) return lastIn(doc, doc, doc.preamble) > index;
  return lastIn(doc, stage, stage.instructions) > index || isNeededAbove(doc, stage);
}
