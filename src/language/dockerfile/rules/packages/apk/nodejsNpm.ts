// Alpine has no package nodejs-npm since 3.9: npm is a package of its own.
import { t } from "../../../../../base/l10n.ts";
import { fixOf, isEditable, replaceWord } from "../../../shell/edits.ts";
import { runRule } from "../../../shell/runRule.ts";
import { whereWord } from "../../../shell/script.ts";
import { callsWith } from "../packageManager.ts";
import { apk } from "../packageManagers.ts";

export const nodejsNpm = runRule("nodejsNpm", [], "warning", (run, report) => {
  for (const { command, operands } of callsWith(run, apk, ["add"]))
    for (const word of operands) {
      if (word.value !== "nodejs-npm") continue;
      const edits = isEditable(command) ? [replaceWord(run.doc, command, word, "npm")] : [];
      const fixes = fixOf(t("Install npm"), edits);
      const message = t("Alpine has no package nodejs-npm any more: it is called npm.");
      report(whereWord(command.script, word), message, { fixes });
    }
});
