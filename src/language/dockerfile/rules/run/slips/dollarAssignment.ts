// SC2281, before SC1066: `$a=b` sets nothing: it runs what comes of it.
import { t } from "../../../../../base/l10n.ts";
import { editSpan, fixOf } from "../../../shell/edits.ts";
import { whereWord } from "../../../shell/script.ts";
import { variablesOf } from "../../../shell/variables.ts";
import { scriptRule } from "../script/scriptRule.ts";

export const dollarAssignment = scriptRule(
  "dollarAssignment",
  ["SC2281", "SC1066"],
  "warning",
  (script, run, report) => {
    for (const { nameWord, through } of script.commands) {
      const text = script.source.text.slice(nameWord.from, nameWord.to);
      if (through.length > 0 || !/^\$[A-Za-z_]\w*=/.test(text)) continue;
      const { start } = whereWord(script, nameWord);
      // A variable that nothing uses would be the next trouble; its own name here is one use.
      const name = /^\$(\w+)/.exec(text)?.[1];
      const used = variablesOf(script).uses.filter((use) => use.name === name).length > 1;
      const fixes = fixOf(t("Remove the $"), used ? [editSpan(run.doc, start, start + 1, "")] : [], false);
      report(whereWord(script, nameWord), t("To set a variable, write its name without $."), { fixes });
    }
  },
);
