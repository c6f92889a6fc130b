// DL4001: wget and curl in one stage; one of the two would do.
import { t } from "../../../../base/l10n.ts";
import type { Rule } from "../../../language.ts";
import type { ShellCommand } from "../../shell/model.ts";
import { runsOf } from "../../shell/run.ts";
import { whereFrom } from "../../shell/script.ts";
import type { Dockerfile, Stage } from "../../syntax/tree.ts";

export const wgetOrCurl: Rule<Dockerfile> = {
  id: "wgetOrCurl",
  aliases: ["DL4001"],
  severity: "warning",
  check(doc, report) {
    const range = (command: ShellCommand) => {
      const { start, end } = whereFrom(command);
      return doc.lines.range(start, end);
    };
    const first = new Map<Stage | undefined, ShellCommand>();
    const done = new Set<Stage | undefined>();
    for (const { instruction, commands } of runsOf(doc))
      for (const command of commands) {
        if (command.name !== "wget" && command.name !== "curl") continue;
        const other = first.get(instruction.stage);
        if (other === undefined) first.set(instruction.stage, command);
        if (other === undefined || other.name === command.name || done.has(instruction.stage)) continue;
        done.add(instruction.stage);
        report({
          range: range(command),
          message: t("This stage uses both wget and curl: one of them is enough"),
          related: [{ range: range(other), message: t("{0} is used here", other.name) }],
        });
      }
  },
};
