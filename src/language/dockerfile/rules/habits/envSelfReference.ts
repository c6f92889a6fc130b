// A variable that refers to another one of the same ENV gets the value from before it.
import { groupBy } from "../../../../base/groupBy.ts";
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import type { Fix } from "../../../language.ts";
import { byHand, lineEnd, rangeOf, replace } from "../../edits.ts";
import { bindingAt } from "../../syntax/scope.ts";
import { everywhere } from "../../syntax/select.ts";
import type { Dockerfile, Instruction, Pair } from "../../syntax/tree.ts";
import type { DockerRule } from "../dockerRule.ts";

export const envSelfReference: DockerRule = {
  id: "envSelfReference",
  aliases: ["DL3044"],
  severity: "warning",
  check: (doc, report) => {
    for (const instruction of everywhere(doc, "ENV")) {
      if (instruction.pairs.length < 2) continue;
      const own = groupBy(instruction.pairs, ({ key }) => key.value);
      for (const pair of instruction.pairs)
        for (const variable of pair.value?.variables ?? []) {
          const { key } = pair;
          const times = own.get(variable.name)?.length ?? 0;
          // PATH=$PATH:… refers to what stands before on purpose, unless this instruction sets it twice.
          if (times === 0 || (variable.name === key.value && times < 2)) continue;
          if (variable.name !== key.value && bindingAt(doc, instruction, variable.name) !== undefined) continue;
          report({
            range: rangeOf(doc, variable),
            message: t(
              "{0} is set by this same instruction, so its new value is not seen yet. Use a second ENV.",
              plain(variable.name),
            ),
            fixes: splitFix(doc, instruction, pair),
          });
        }
    }
  },
};

/** A second ENV from this pair on; only where nothing but blanks and a continuation mark stands before the pair. */
function splitFix(doc: Dockerfile, instruction: Instruction, pair: Pair): readonly Fix[] {
  const before = instruction.pairs[instruction.pairs.indexOf(pair) - 1];
  const isTrigger = doc.instructions[instruction.index] !== instruction;
  if (before === undefined || isTrigger) return [];
  const gap = { start: before.end, end: pair.start };
  if (/[^\s\\`]/.test(doc.text.slice(gap.start, gap.end))) return [];
  const lineStart = doc.lines.start(doc.lines.position(instruction.start).line);
  const indent = doc.text.slice(lineStart, instruction.start);
  const keyword = doc.text.slice(instruction.keyword.start, instruction.keyword.end);
  return [byHand(t("Begin a second {0} here", keyword), replace(doc, gap, `${lineEnd(doc)}${indent}${keyword} `))];
}
