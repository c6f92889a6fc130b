// SC2028: whether echo turns \n into a line's end depends on the shell.
import { t } from "../../../../../base/l10n.ts";
import { fixOf } from "../../../shell/edits.ts";
import { whereWord } from "../../../shell/script.ts";
import { printfEdit } from "./printf.ts";
import { scriptRule } from "./scriptRule.ts";

export const echoEscapes = scriptRule("echoEscapes", ["SC2028"], "info", (script, run, report) => {
  for (const command of script.commands) {
    if (command.name !== "echo" || /^-[nE]*e[neE]*$/.test(command.args[0]?.value ?? "")) continue;
    // In quotes only: outside them the backslash is gone before echo sees it.
    const word = command.args.find(({ value, from, to }) => to - from > value.length && /\\[nrt]/.test(value));
    if (word === undefined) continue;
    const edits = command.args.length === 1 ? printfEdit(command, run.doc) : [];
    // Only a person knows whether the line's end or the two characters are meant.
    const fixes = fixOf(t("Use {0}", "printf"), edits, false);
    report(whereWord(script, word), t("Some shells print \\n as it stands here. Use printf."), { fixes });
  }
});
