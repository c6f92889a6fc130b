// DL3059: RUNs that follow each other, each with little in it: one layer would do.
import { t } from "../../../../base/l10n.ts";
import { fixOf } from "../../shell/edits.ts";
import { joinRuns, sameFlags } from "../../shell/join.ts";
import type { Run } from "../../shell/run.ts";
import { stageRule } from "../../shell/runRule.ts";

/** Who chains commands has chosen where to part them. */
function isSingle({ script, instruction }: Run): boolean {
  if (instruction.heredocs.length > 0) return false;
  // Of a shell that we cannot read, signs that part commands tell.
  if (script === undefined && instruction.json === undefined) return !/[;|&]/.test(instruction.body.text);
  const [only, another] = script?.tree.commands ?? [];
  if (another !== undefined) return false;
  return only?.command.type !== "AndOr" || only.command.operators.every((operator) => operator === "||");
}

export const consecutiveRuns = stageRule("consecutiveRuns", ["DL3059"], "info", (runs, report, doc) => {
  const isOwn = ({ instruction }: Run): boolean => doc.instructions[instruction.index] === instruction;
  for (const [at, run] of runs.entries()) {
    const previous = runs[at - 1];
    const { instruction } = run;
    if (previous === undefined || previous.instruction.index !== instruction.index - 1) continue;
    if (!isOwn(run) || !isOwn(previous)) continue;
    if (!isSingle(previous) || !isSingle(run) || !sameFlags(previous.instruction, instruction, doc.text)) continue;
    report(instruction.keyword, t("This RUN follows another one: together they make one layer."), {
      fixes: fixOf(t("Join with the RUN above"), [joinRuns(previous, run)]),
    });
  }
});
