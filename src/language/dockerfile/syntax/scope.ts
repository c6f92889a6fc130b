// Which variables are in force at an instruction, and which stage a name means. Answers come from tables made once for a
// document; asking takes time logarithmic in how often a name is set.
import type { Dockerfile, Instruction, Pair, Stage } from "./tree.ts";

/** Where a variable gets its value. */
export interface Binding {
  readonly name: string;
  readonly kind: "ARG" | "ENV";
  readonly pair: Pair;
  readonly instruction: Instruction;
}

interface Tables {
  /** ARGs before the first FROM, by name, in order. */
  readonly global: ReadonlyMap<string, readonly Binding[]>;
  readonly stages: ReadonlyMap<Stage, ReadonlyMap<string, readonly Binding[]>>;
  readonly named: ReadonlyMap<string, Stage>;
}

const made = new WeakMap<Dockerfile, Tables>();

function tablesOf(doc: Dockerfile): Tables {
  let tables = made.get(doc);
  if (tables === undefined) {
    tables = {
      global: bindingsOf(doc.preamble.filter(({ name }) => name === "ARG")),
      stages: new Map(doc.stages.map((stage) => [stage, bindingsOf(stage.instructions)])),
      named: new Map(doc.stages.flatMap((stage) => (stage.name ? [[stage.name.value.toLowerCase(), stage]] : []))),
    };
    made.set(doc, tables);
  }
  return tables;
}

function bindingsOf(instructions: readonly Instruction[]): ReadonlyMap<string, readonly Binding[]> {
  const found = new Map<string, Binding[]>();
  for (const instruction of instructions) {
    if (instruction.name !== "ARG" && instruction.name !== "ENV") continue;
    for (const pair of instruction.pairs) {
      const binding: Binding = { name: pair.key.value, kind: instruction.name, pair, instruction };
      const list = found.get(binding.name);
      if (list === undefined) found.set(binding.name, [binding]);
      else list.push(binding);
    }
  }
  return found;
}

/** The last one set before an instruction. */
function lastBefore(list: readonly Binding[] | undefined, index: number): Binding | undefined {
  if (list === undefined) return undefined;
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.instruction.index ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  return list[low - 1];
}

/** What sets a variable that an instruction uses: in its stage, or in the stages below. FROM sees the ARGs above all stages. */
export function bindingAt(doc: Dockerfile, instruction: Instruction, name: string): Binding | undefined {
  const { global, stages } = tablesOf(doc);
  if (instruction.stage === undefined || instruction.name === "FROM")
    return lastBefore(global.get(name), instruction.index);
  for (let stage: Stage | undefined = instruction.stage; stage !== undefined; stage = stage.base) {
    const found = lastBefore(stages.get(stage)?.get(name), instruction.index);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** An ARG above all stages. */
export function globalBinding(doc: Dockerfile, name: string): Binding | undefined {
  return tablesOf(doc).global.get(name)?.at(-1);
}

/** All names that an instruction can use, nearest stage first. */
export function namesAt(doc: Dockerfile, instruction: Instruction): ReadonlySet<string> {
  const { global, stages } = tablesOf(doc);
  const names = new Set<string>();
  const take = (table: ReadonlyMap<string, readonly Binding[]> | undefined): void => {
    for (const [name, list] of table ?? []) if (lastBefore(list, instruction.index) !== undefined) names.add(name);
  };
  if (instruction.stage === undefined || instruction.name === "FROM") take(global);
  else
    for (let stage: Stage | undefined = instruction.stage; stage !== undefined; stage = stage.base)
      take(stages.get(stage));
  return names;
}

/** All names of ARGs above the first FROM. */
export function globalNames(doc: Dockerfile): ReadonlySet<string> {
  return new Set(tablesOf(doc).global.keys());
}

/** The stage of a name, in any case; the last one when several share it. */
export function stageNamed(doc: Dockerfile, name: string): Stage | undefined {
  return tablesOf(doc).named.get(name.toLowerCase());
}

/** The stage that `--from=` means: by name, or by number. */
export function stageMeant(doc: Dockerfile, text: string): Stage | undefined {
  return stageNamed(doc, text) ?? (/^\d+$/.test(text) ? doc.stages[Number(text)] : undefined);
}

/** The image at the bottom: what the first of the stages below a stage is built from. */
export function rootOf(stage: Stage): Stage {
  let root = stage;
  while (root.base !== undefined) root = root.base;
  return root;
}

/** Set by the builder, known to FROM at once and to a stage that declares them. */
export const platformArguments: ReadonlySet<string> = new Set([
  "BUILDPLATFORM",
  "BUILDOS",
  "BUILDOSVERSION",
  "BUILDARCH",
  "BUILDVARIANT",
  "TARGETPLATFORM",
  "TARGETOS",
  "TARGETOSVERSION",
  "TARGETARCH",
  "TARGETVARIANT",
  "TARGETSTAGE",
]);

/** May be given to any build without being declared. */
export const predefinedArguments: ReadonlySet<string> = new Set(
  ["HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "NO_PROXY", "ALL_PROXY"].flatMap((name) => [name, name.toLowerCase()]),
);
