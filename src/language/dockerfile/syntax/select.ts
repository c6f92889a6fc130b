// Instructions of a document by name, sorted once for all rules.
import { groupBy } from "../../../base/groupBy.ts";
import type { Dockerfile, Instruction } from "./tree.ts";

interface Sorted {
  readonly own: ReadonlyMap<string, readonly Instruction[]>;
  readonly withTriggers: ReadonlyMap<string, readonly Instruction[]>;
}

const sorted = new WeakMap<Dockerfile, Sorted>();

function sortedOf(doc: Dockerfile): Sorted {
  let found = sorted.get(doc);
  if (found === undefined) {
    const triggers = doc.instructions.flatMap(({ trigger }) => trigger ?? none);
    const own = groupBy(doc.instructions, ({ name }) => name);
    // Most files have no triggers.
    const all = [...doc.instructions, ...triggers].sort((a, b) => a.start - b.start);
    found = { own, withTriggers: triggers.length === 0 ? own : groupBy(all, ({ name }) => name) };
    sorted.set(doc, found);
  }
  return found;
}

const none: readonly Instruction[] = [];

function of(table: ReadonlyMap<string, readonly Instruction[]>, names: readonly string[]): readonly Instruction[] {
  const [only, another] = names;
  if (only !== undefined && another === undefined) return table.get(only) ?? none;
  return names.flatMap((name) => table.get(name) ?? none);
}

/** Instructions with one of the names, in the order of the names, then of the text; ONBUILD's triggers are not among them. */
export function named(doc: Dockerfile, ...names: readonly string[]): readonly Instruction[] {
  return of(sortedOf(doc).own, names);
}

/** The same, with what ONBUILD triggers. */
export function everywhere(doc: Dockerfile, ...names: readonly string[]): readonly Instruction[] {
  return of(sortedOf(doc).withTriggers, names);
}

/** The instruction of a stage that counts when only the last one of its kind does. */
export function lastOf(instructions: readonly Instruction[], name: string): Instruction | undefined {
  return instructions.findLast((instruction) => instruction.name === name);
}
