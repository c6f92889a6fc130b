// SC3014: in [ ] a plain sh compares with "=", not with "==".
import { t } from "../../../../../base/l10n.ts";
import { fixOf, replaceWord } from "../../../shell/edits.ts";
import { whereWord } from "../../../shell/script.ts";
import { ifStrict, isStrictSh, scriptRule } from "./scriptRule.ts";

export const testEquals = scriptRule("testEquals", ["SC3014"], "warning", (script, run, report) => {
  if (!isStrictSh(script, run)) return;
  for (const command of script.commands) {
    if (command.name !== "[" && command.name !== "test") continue;
    for (const word of command.args) {
      if (word.value !== "==") continue;
      const fixes = fixOf(t("Write ="), [replaceWord(run.doc, command, word, "=")]);
      report(whereWord(script, word), t("A plain sh compares with =, not with ==."), {
        fixes,
        ...ifStrict(script, run),
      });
    }
  }
});
