// DL3003: `cd` lasts to the end of its RUN only; WORKDIR says where everything behind it happens.
import { t } from "../../../../base/l10n.ts";
import type { Fix } from "../../../language.ts";
import { addLineAbove, editSpan, fixOf } from "../../shell/edits.ts";
import type { ShellCommand } from "../../shell/model.ts";
import type { Run } from "../../shell/run.ts";
import { commandRule, reportCommand } from "../../shell/runRule.ts";
import type { Dockerfile, Instruction } from "../../syntax/tree.ts";

export const workdirNotCd = commandRule("workdirNotCd", ["DL3003"], "warning", ["cd"], (command, run, report) => {
  // In ( ) and in `sh -c "…"` it ends where a person can see it.
  if (command.place.subshell || (command.script.nested && !command.script.lines)) return;
  const message = t("cd is forgotten when this RUN ends. Use WORKDIR to change the folder.");
  reportCommand(report, command, message, fixes(command, run), command.args[0]);
});

/** `RUN cd /a && b` → `WORKDIR /a`, `RUN b`. What follows the RUN then starts in /a too, so a person must agree. */
function fixes(command: ShellCommand, { doc, instruction, script }: Run): readonly Fix[] {
  const [target, another] = command.args;
  const [list, more] = script?.tree.commands ?? [];
  const first = script?.commands[0] === command && command.place.after === "&&" && command.through.length === 0;
  if (script === undefined || target === undefined || another !== undefined || !first) return [];
  const own = doc.instructions[instruction.index] === instruction && instruction.heredocs.length === 0;
  const chain = list?.command.type === "AndOr" && list.command.operators.every((operator) => operator === "&&");
  if (!own || !chain || more !== undefined || !target.fixed || !/^\/[\w./-]*$/.test(target.value)) return [];
  // What is chained to it may be more than a command: `cd /x && if …`.
  const next = list.command.commands[1];
  if (next === undefined || movesBelow(doc, instruction)) return [];
  const from = instruction.bodySpan.start;
  const to = script.source.offsetAt(next.pos);
  if (instruction.comments.some(({ start }) => start >= from && start < to)) return [];
  // One command that is left, with a RUN below it: they would be two layers where one does (DL3059).
  if (list.command.commands.length < 3 && hasRunBelow(doc, instruction)) return [];
  const edits = [addLineAbove(doc, instruction, `WORKDIR ${target.value}`), editSpan(doc, from, to, "")];
  return fixOf(t("Put WORKDIR {0} above", target.value), edits, false);
}

/** The next WORKDIR of the stage names a folder in the one that is in force there: it would become another. */
function movesBelow({ instructions }: Dockerfile, { index, stage }: Instruction): boolean {
  for (let at = index + 1; instructions[at]?.stage === stage; at += 1) {
    const next = instructions[at];
    if (next === undefined) return false;
    if (next.name === "WORKDIR") return !/^["']?(?:[/\\$]|[A-Za-z]:)/.test(next.words[0]?.text ?? "/");
  }
  return false;
}

const hasRunBelow = (doc: Dockerfile, { index }: Instruction): boolean => doc.instructions[index + 1]?.name === "RUN";
