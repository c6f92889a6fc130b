// SC3037: what echo makes of -n and -e differs from sh to sh; printf is the same everywhere.
import { t } from "../../../../../base/l10n.ts";
import { fixOf } from "../../../shell/edits.ts";
import { whereWord } from "../../../shell/script.ts";
import { printfEdit } from "./printf.ts";
import { isStrictSh, scriptRule } from "./scriptRule.ts";

export const echoFlags = scriptRule("echoFlags", ["SC3037"], "info", (script, run, report) => {
  if (!isStrictSh(script, run)) return;
  for (const command of script.commands) {
    const [flag] = command.args;
    if (command.name !== "echo" || flag === undefined || !/^-[neE]+$/.test(flag.value)) continue;
    const fixes = fixOf(t("Use {0}", "printf"), printfEdit(command, run.doc, flag));
    report(whereWord(script, flag), t("A plain sh may print {0} instead of heeding it. Use printf.", flag.value), {
      fixes,
    });
  }
});
