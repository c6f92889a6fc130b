// CMD and ENTRYPOINT in exec form: in shell form a shell stands between the program and the container's signals.
import { t } from "../../../../base/l10n.ts";
import { rangeOf } from "../../edits.ts";
import { execFormFixes, looksLikeExecForm, plainWordsFixes } from "../../execForm.ts";
import { inScratch } from "../../shell/scratch.ts";
import { everywhere } from "../../syntax/select.ts";
import type { Instruction } from "../../syntax/tree.ts";
import type { DockerRule } from "../dockerRule.ts";

export const jsonArgsRecommended: DockerRule = {
  id: "jsonArgsRecommended",
  aliases: ["JSONArgsRecommended", "DL3025"],
  severity: "warning",
  check: (doc, report) => {
    for (const instruction of everywhere(doc, "CMD", "ENTRYPOINT")) {
      const { json, body, name, shell } = instruction;
      // A file that sets SHELL chose its shell on purpose; the builder stays silent too.
      if (json !== undefined || body.text === "" || shell?.by === "instruction") continue;
      // The builder does not look at what ONBUILD keeps, hadolint does.
      const code = doc.instructions[instruction.index] === instruction ? {} : { code: "DL3025" };
      const broken = instruction.brokenJson;
      if (broken !== undefined && looksLikeExecForm(doc.text.slice(broken.start, broken.end))) {
        report({
          ...code,
          range: rangeOf(doc, broken),
          message: t("This is no JSON array, so it is taken as plain text. Put each word in double quotes."),
          fixes: execFormFixes(doc, broken),
        });
        continue;
      }
      report({
        ...code,
        range: rangeOf(doc, instruction.bodySpan),
        message: hasNoShell(instruction)
          ? t("scratch has no shell, so the container cannot start. Write {0} as a JSON array.", name)
          : t("Write {0} as a JSON array: then the program itself gets the stop signal, not a shell around it.", name),
        fixes: plainWordsFixes(doc, instruction),
      });
    }
  },
};

function hasNoShell(instruction: Instruction): boolean {
  const held = inScratch(instruction);
  return held !== undefined && held !== "anything";
}
