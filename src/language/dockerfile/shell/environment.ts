// The variables that ARG and ENV have set where a RUN stands, with their values as written: of its stage, and of the stages
// below it. Each stage is read once.
import type { Dockerfile, Instruction, Stage } from "../syntax/tree.ts";

interface Setting {
  /** Of its instruction. */
  readonly index: number;
  /** Undefined: an ARG without default. */
  readonly value: string | undefined;
  readonly kind: "ARG" | "ENV";
}

type Settings = ReadonlyMap<string, readonly Setting[]>;

const settings = new WeakMap<Stage | Dockerfile, Settings>();

function settingsOf(owner: Stage | Dockerfile, instructions: readonly Instruction[]): Settings {
  const known = settings.get(owner);
  if (known !== undefined) return known;
  const found = new Map<string, Setting[]>();
  for (const { name, index, pairs } of instructions) {
    if (name !== "ARG" && name !== "ENV") continue;
    for (const { key, value } of pairs) {
      const list = found.get(key.value) ?? [];
      list.push({ index, value: value?.value, kind: name });
      found.set(key.value, list);
    }
  }
  settings.set(owner, found);
  return found;
}

/** The last setting of a variable before an instruction; undefined: none in this file. */
export function variableAt(doc: Dockerfile, { stage, index }: Instruction, name: string): Setting | undefined {
  if (stage === undefined) return before(settingsOf(doc, doc.preamble).get(name), index);
  let at: Stage | undefined = stage;
  // Stages stand on earlier ones only, so this ends; a file of many thousand stages on each other is cut.
  for (let steps = 0; at !== undefined && steps < 100; steps += 1, at = at.base) {
    const found = before(settingsOf(at, at.instructions).get(name), index);
    if (found !== undefined) return found;
  }
  return undefined;
}

const before = (list: readonly Setting[] | undefined, index: number): Setting | undefined =>
  list?.findLast((each) => each.index < index);
