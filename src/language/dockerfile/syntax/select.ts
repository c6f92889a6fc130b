// Instructions of a document by name, sorted once for all rules.
import type { Dockerfile, Instruction } from "./tree.ts";

interface Sorted {
  readonly own: ReadonlyMap<string, readonly Instruction[]>;
  readonly withTriggers: ReadonlyMap<string, readonly Instruction[]>;
}

const sorted = new WeakMap<Dockerfile, Sorted>();

function sortedOf(doc: Dockerfile): Sorted {
  let found = sorted.get(doc);
  if (found === undefined) {
    const triggers = doc.instructions.flatMap(({ trigger }) => trigger ?? []);
    const all = [...doc.instructions, ...triggers].sort((a, b) => a.start - b.start);
    found = {
      own: Map.groupBy(doc.instructions, ({ name }) => name),
      withTriggers: Map.groupBy(all, ({ name }) => name),
    };
    sorted.set(doc, found);
  }
  return found;
}

/** Instructions with one of the names, in the order of the names, then of the text; ONBUILD's triggers are not among them. */
export function named(doc: Dockerfile, ...names: readonly string[]): readonly Instruction[] {
  const { own } = sortedOf(doc);
  return names.flatMap((name) => own.get(name) ?? []);
}

/** The same, with what ONBUILD triggers. */
export function everywhere(doc: Dockerfile, ...names: readonly string[]): readonly Instruction[] {
  const { withTriggers } = sortedOf(doc);
  return names.flatMap((name) => withTriggers.get(name) ?? []);
}

/** The instruction of a stage that counts when only the last one of its kind does. */
export function lastOf(instructions: readonly Instruction[], name: string): Instruction | undefined {
  return instructions.findLast((instruction) => instruction.name === name);
}
