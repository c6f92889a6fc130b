// DL3004: a build runs as root or as the user that USER names; sudo hides which.
import { t } from "../../../../base/l10n.ts";
import { baseName } from "../../shell/dialect.ts";
import { editSpan, fixOf, isEditable } from "../../shell/edits.ts";
import { runRule } from "../../shell/runRule.ts";
import { whereWord } from "../../shell/script.ts";

export const noSudo = runRule("noSudo", ["DL3004"], "warning", (run, report) => {
  for (const command of run.commands) {
    const { script, words, name, node } = command;
    if (name !== "sudo" && !command.through.includes("sudo")) continue;
    const at = words.findIndex(({ value, fixed }) => fixed && baseName(value) === "sudo");
    const word = words[at];
    if (word === undefined) continue;
    const next = words[at + 1];
    // "sudo a = b" without sudo would be another slip.
    const simple =
      words[at + 2]?.value !== "=" &&
      node !== undefined &&
      isEditable(command) &&
      next !== undefined &&
      /^[^-=][^=]*$/.test(next.value);
    const edits = simple
      ? [editSpan(run.doc, script.source.offsetAt(word.from), script.source.offsetAt(next.from), "")]
      : [];
    // Right where the build runs as root; where it does not, USER root belongs above.
    const fixes = fixOf(t("Remove sudo"), edits, false);
    report(
      whereWord(script, word),
      t("sudo is not needed in a build and hides who runs what. Change the user with USER."),
      {
        fixes,
      },
    );
  }
});
