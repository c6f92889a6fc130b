// What stands at a place in a Dockerfile: the ground of hovers, completion and navigation.
import { instructionAt } from "../suppressions.ts";
import { fromsIn, type From } from "../froms.ts";
import type { Comment, Dockerfile, Flag, FlagPart, Instruction, Span, Stage, Variable } from "../syntax/tree.ts";

/** The innermost instruction at an offset: ONBUILD's trigger rather than ONBUILD. Where the file ends open, the last goes on. */
export function innermostAt(doc: Dockerfile, offset: number): Instruction | undefined {
  const last = doc.instructions.at(-1);
  const open = last?.danglingEscape !== undefined && offset > last.danglingEscape.end;
  const found = open ? last : instructionAt(doc, offset);
  if (found === undefined) return undefined;
  return found.trigger !== undefined && offset >= found.trigger.start ? found.trigger : found;
}

/** The comment whose text an offset is in: behind its "#". */
export function commentAround(doc: Dockerfile, offset: number): Comment | undefined {
  return doc.comments.find(({ start, end }) => offset > start && offset <= end);
}

export const holds = ({ start, end }: Span, offset: number): boolean => offset >= start && offset <= end;

export function variableAt(instruction: Instruction, offset: number): Variable | undefined {
  // Variables may be nested: the smallest one is meant.
  return instruction.variables
    .filter((variable) => holds(variable, offset))
    .sort((a, b) => a.end - a.start - (b.end - b.start))[0];
}

export function flagAt(instruction: Instruction, offset: number): Flag | undefined {
  return instruction.flags.find((flag) => holds(flag, offset));
}

export function partAt(flag: Flag, offset: number): FlagPart | undefined {
  return flag.parts.find((part) => offset >= part.start && offset <= Math.max(part.end, part.valueSpan.end));
}

export function fromAt(instruction: Instruction, offset: number): From | undefined {
  return fromsIn(instruction).find(({ span }) => holds(span, offset));
}

/** A stage whose name is said here: where it is given, in FROM, or in --from. */
export function stageNameAt(
  doc: Dockerfile,
  offset: number,
): { readonly stage: Stage; readonly span: Span } | undefined {
  const instruction = innermostAt(doc, offset);
  if (instruction === undefined) return undefined;
  if (instruction.name === "FROM") {
    const { stage } = instruction;
    if (stage?.name !== undefined && holds(stage.name, offset)) return { stage, span: stage.name };
    return stage?.base !== undefined && stage.image?.variables.length === 0 && holds(stage.image, offset)
      ? { stage: stage.base, span: stage.image }
      : undefined;
  }
  const from = fromAt(instruction, offset);
  const stage = from && meantBy(doc, from.name);
  return from === undefined || stage === undefined ? undefined : { stage, span: from.span };
}

/** The stage that a name or a number means. */
export function meantBy(doc: Dockerfile, name: string): Stage | undefined {
  const named = doc.stages.findLast((stage) => stage.name?.value.toLowerCase() === name.toLowerCase());
  return named ?? (/^\d+$/.test(name) ? doc.stages[Number(name)] : undefined);
}
