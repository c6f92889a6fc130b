// Sources and target of COPY and ADD, in either form, without heredocs.
import type { Instruction, Span } from "./syntax/tree.ts";

export interface PathArgument {
  /** Quotes and escapes resolved, variables as written. */
  readonly path: string;
  readonly span: Span;
}

/** All arguments that are paths; the target is the last one. */
export function pathArguments(instruction: Instruction): readonly PathArgument[] {
  let paths = found.get(instruction);
  if (paths === undefined) {
    paths = read(instruction);
    found.set(instruction, paths);
  }
  return paths;
}

const found = new WeakMap<Instruction, readonly PathArgument[]>();

function read(instruction: Instruction): readonly PathArgument[] {
  if (instruction.json !== undefined)
    return instruction.json.items.map(({ value, inner }) => ({ path: value, span: inner }));
  const { heredocs } = instruction;
  return instruction.words
    .filter((word) => !heredocs.some(({ marker }) => word.start >= marker.start && word.end <= marker.end))
    .map((word) => ({ path: word.value, span: { start: word.start, end: word.end } }));
}

export function sourcesOf(instruction: Instruction): readonly PathArgument[] {
  return pathArguments(instruction).slice(0, -1);
}

/** Undefined when nothing but heredocs is there. */
export function targetOf(instruction: Instruction): PathArgument | undefined {
  const all = pathArguments(instruction);
  return all.length + instruction.heredocs.length < 2 ? undefined : all.at(-1);
}
