// Other ways to write what stands at a place of a Dockerfile.
import type { Position } from "../../../base/text.ts";
import type { Fix } from "../../language.ts";
import { innermostAt } from "../features/at.ts";
import type { Dockerfile } from "../syntax/tree.ts";
import { mountInstead } from "./mountInstead.ts";
import { splitStages } from "./splitStages.ts";

export function rewrites(doc: Dockerfile, at: Position): readonly Fix[] {
  const instruction = innermostAt(doc, doc.lines.offset(at));
  if (instruction === undefined || doc.instructions[instruction.index] !== instruction) return [];
  if (instruction.name === "COPY") return mountInstead(doc, instruction);
  if (instruction.name === "RUN") return [...mountInstead(doc, instruction), ...splitStages(doc)];
  return instruction.name === "FROM" ? splitStages(doc) : [];
}
