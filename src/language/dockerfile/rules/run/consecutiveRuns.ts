// DL3059: RUNs that follow each other, each with little in it: one layer would do.
import { t } from "../../../../base/l10n.ts";
import type { Rule } from "../../../language.ts";
import { fixOf } from "../../shell/edits.ts";
import { joinRuns, sameFlags } from "../../shell/join.ts";
import { runsOf, type Run } from "../../shell/run.ts";
import { mostFindings } from "../../shell/runRule.ts";
import type { Dockerfile } from "../../syntax/tree.ts";

/** Who chains more than this has chosen where to part them. */
const most = 2;

const isSmall = (run: Run): boolean => run.commands.length <= most && run.instruction.heredocs.length === 0;

export const consecutiveRuns: Rule<Dockerfile> = {
  id: "consecutiveRuns",
  aliases: ["DL3059"],
  severity: "info",
  check(doc, report) {
    let before: Run | undefined;
    let left = mostFindings;
    for (const run of runsOf(doc)) {
      const previous = before;
      before = run;
      const { instruction } = run;
      const own = doc.instructions[instruction.index] === instruction;
      if (previous === undefined || !own || previous.instruction.index !== instruction.index - 1) continue;
      if (doc.instructions[previous.instruction.index] !== previous.instruction) continue;
      if (!isSmall(previous) || !isSmall(run) || !sameFlags(previous.instruction, instruction, doc.text)) continue;
      if (left-- === 0) return;
      report({
        range: doc.lines.range(instruction.keyword.start, instruction.keyword.end),
        message: t("This RUN follows another one: together they make one layer"),
        fixes: fixOf(t("Join with the RUN above"), [joinRuns(previous, run)]),
      });
    }
  },
};
