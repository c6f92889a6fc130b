// DL4001: wget and curl in one stage; one of the two would do.
import { t } from "../../../../base/l10n.ts";
import type { ShellCommand } from "../../shell/model.ts";
import { stageRule } from "../../shell/runRule.ts";
import { whereFrom } from "../../shell/script.ts";

export const wgetOrCurl = stageRule("wgetOrCurl", ["DL4001"], "warning", (runs, report, doc) => {
  let first: ShellCommand | undefined;
  for (const { commands } of runs)
    for (const command of commands) {
      if (command.name !== "wget" && command.name !== "curl") continue;
      first ??= command;
      if (first.name === command.name) continue;
      const { start, end } = whereFrom(first);
      return report(whereFrom(command), t("This stage uses both wget and curl: one of them is enough."), {
        related: [{ range: doc.lines.range(start, end), message: t("{0} is used here.", first.name) }],
      });
    }
});
