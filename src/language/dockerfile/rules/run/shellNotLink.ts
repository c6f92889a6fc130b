// DL4005: /bin/sh made a link to another shell, which changes it for every program in the image.
import { t } from "../../../../base/l10n.ts";
import { editSpan, fixOf, keywordLike } from "../../shell/edits.ts";
import { shellNamed } from "../../shell/dialect.ts";
import { readArguments } from "../../shell/options.ts";
import { commandRule, reportCommand } from "../../shell/runRule.ts";

const valued = new Set(["-S", "--suffix", "-t", "--target-directory"]);

export const shellNotLink = commandRule("shellNotLink", ["DL4005"], "warning", ["ln"], (command, run, report) => {
  const { operands } = readArguments(command.args, valued);
  const target = operands.at(-1);
  if (target === undefined || !/^\/(usr\/)?bin\/sh$/.test(target.value)) return;
  const { doc, instruction, commands } = run;
  const shell = operands[0]?.value ?? "";
  const alone =
    commands.length === 1 && doc.instructions[instruction.index] === instruction && instruction.flags.length === 0;
  const edits =
    alone &&
    instruction.heredocs.length === 0 &&
    shell.startsWith("/") &&
    shellNamed([shell]) !== undefined &&
    instruction.comments.length === 0
      ? [
          editSpan(
            doc,
            instruction.start,
            instruction.bodySpan.end,
            `${keywordLike("SHELL", doc, instruction)} ["${shell}", "-c"]`,
          ),
        ]
      : [];
  const fixes = fixOf(t("Use SHELL"), edits, false);
  reportCommand(
    report,
    command,
    t("This changes /bin/sh for every program. Choose the shell of RUN with SHELL."),
    fixes,
    target,
  );
});
