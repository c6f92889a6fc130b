// From `--target=lint` to the stage's FROM in the Dockerfile beside the text.
import { linesOf, type Position } from "../../../base/text.ts";
import type { Location, Lookup } from "../../language.ts";
import { dockerfileBeside } from "../stagesBeside.ts";
import { rangeIn, type CommandLines } from "../syntax/document.ts";

export function stageOfTarget(doc: CommandLines, at: Position, lookup: Lookup): readonly Location[] {
  const { lines } = doc;
  for (const call of doc.calls)
    for (const { kind, word, value } of call.flags) {
      if (kind?.long !== "target" || value?.fixed !== true) continue;
      const { start, end } = rangeIn(doc, call, { from: word.from, to: Math.max(word.to, value.to) });
      if (lines.offset(at) < lines.offset(start) || lines.offset(at) > lines.offset(end)) continue;
      const file = dockerfileBeside(call, lookup);
      const stage = file?.stages.findLast(({ name }) => name.toLowerCase() === value.text.toLowerCase());
      if (file === undefined || stage === undefined) return [];
      const { from, to } = stage;
      return [{ path: file.path, range: linesOf(file.text).range(from, to) }];
    }
  return [];
}
