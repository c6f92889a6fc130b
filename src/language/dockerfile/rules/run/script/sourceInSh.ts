// SC3046: a plain sh reads another file with ".", not with "source".
import { t } from "../../../../../base/l10n.ts";
import { fixOf, replaceWord } from "../../../shell/edits.ts";
import { whereWord } from "../../../shell/script.ts";
import { ifStrict, isStrictSh, scriptRule } from "./scriptRule.ts";

export const sourceInSh = scriptRule("sourceInSh", ["SC3046"], "warning", (script, run, report) => {
  if (!isStrictSh(script, run)) return;
  for (const command of script.commands) {
    if (command.name !== "source" || command.through.length > 0) continue;
    const fixes = fixOf(t("Write ."), [replaceWord(run.doc, command, command.nameWord, ".")]);
    const message = t('A plain sh does not know source. Write ".", or choose bash with SHELL.');
    report(whereWord(script, command.nameWord), message, { fixes, ...ifStrict(script, run) });
  }
});
