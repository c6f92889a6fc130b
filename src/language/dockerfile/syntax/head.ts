// What of an older version of a text stands in a newer one as it is: all instructions before the first difference, with
// their stages as far as these are whole. While one types, that is much of a file.
import type { Building } from "./readInstruction.ts";
import type { Comment, Directive, Dockerfile, Instruction, Stage } from "./tree.ts";

export interface Head {
  readonly directives: readonly Directive[];
  readonly comments: readonly Comment[];
  /** Those behind the whole stages are copies, to be put into a stage anew. */
  readonly instructions: readonly Building<Instruction>[];
  readonly stages: readonly Stage[];
  /** Where the first line behind it starts, at which nothing is open. */
  readonly next: number;
  /** How many versions in a row took something over. */
  readonly age: number;
}

const ages = new WeakMap<Dockerfile, number>();

/** Parts of a tree keep the text alive that they were read from: behind so many versions, all is read anew. */
const oldest = 8;

export function remember(doc: Dockerfile, { age }: Head): void {
  ages.set(doc, age);
}

/** Undefined when nothing can be taken over. */
export function headOf(before: Dockerfile, text: string): Head | undefined {
  const age = (ages.get(before) ?? 0) + 1;
  if (age > oldest) return undefined;
  const count = countBefore(before, firstDifference(before.text, text));
  const last = before.instructions[count - 1];
  if (last === undefined) return undefined;
  const next = behind(before.text, last);
  const following = before.stages.findIndex(({ from }) => from.index >= count);
  // The stage that the last of them is in may go on.
  const whole = Math.max(0, (following < 0 ? before.stages.length : following) - 1);
  const settled = before.stages[whole]?.from.index ?? 0;
  const comments = before.comments.findIndex(({ start }) => start >= next);
  return {
    directives: before.directives,
    comments: comments < 0 ? before.comments : before.comments.slice(0, comments),
    instructions: before.instructions.slice(0, count).map((each, index) => (index < settled ? each : copyOf(each))),
    stages: before.stages.slice(0, whole),
    next,
    age,
  };
}

const copyOf = (instruction: Instruction): Building<Instruction> => ({
  ...instruction,
  trigger: instruction.trigger && copyOf(instruction.trigger),
});

function firstDifference(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let at = 0;
  while (at < most && one.charCodeAt(at) === other.charCodeAt(at)) at += 1;
  return at;
}

/** How many instructions end, their last line's end included, at or before an offset. */
function countBefore({ instructions, text }: Dockerfile, offset: number): number {
  let [low, high] = [0, instructions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((instructions[middle]?.end ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  const last = instructions[low - 1];
  return last !== undefined && behind(text, last) > offset ? low - 1 : low;
}

/** Where the line behind an instruction starts; beyond the text for one that takes all that follows. */
function behind(text: string, { end, danglingEscape, heredocs }: Instruction): number {
  const feed = text.indexOf("\n", end);
  const open = danglingEscape !== undefined || heredocs.some(({ close }) => close === undefined);
  return open || feed < 0 ? text.length + 1 : feed + 1;
}
