// DL3047: wget's progress bar fills a build's log with thousands of lines.
import { t } from "../../../../base/l10n.ts";
import { familyOf } from "../../shell/dialect.ts";
import { addWord, fixOf } from "../../shell/edits.ts";
import type { ShellWord } from "../../shell/model.ts";
import { commandRule, reportCommand } from "../../shell/runRule.ts";

const quietLong = /^--(quiet|no-verbose|progress|output-file|append-output|background|version|help)(=|$)/;
/** Letters that take the rest of the word, or the next one. */
const valuedLetters = "OoaPetTUiBARDIXwQl";

/** Walks a bundle of letters such as `-qO-`; "n" goes with the letter behind it. */
function isQuietBundle(word: string): boolean {
  for (let at = 1; at < word.length; at += 1) {
    const letter = word[at] ?? "";
    if (letter === "n") {
      if (word[at + 1] === "v") return true;
      at += 1;
    } else if ("qoabVh".includes(letter)) return true;
    else if (valuedLetters.includes(letter)) return false;
  }
  return false;
}

const isQuiet = ({ value, fixed }: ShellWord): boolean =>
  !fixed && /opt|flag|arg/i.test(value)
    ? true
    : value.startsWith("--")
      ? quietLong.test(value)
      : value.startsWith("-") && isQuietBundle(value);

export const wgetProgress = commandRule("wgetProgress", ["DL3047"], "info", ["wget"], (command, run, report) => {
  if (command.args.some(isQuiet)) return;
  // The wget of busybox knows no --progress.
  const added = familyOf(run.doc, run.instruction.stage) === "alpine" ? "-q" : "--progress=dot:giga";
  const fixes = fixOf(t("Add {0}", added), [addWord(run.doc, command, command.nameWord, added)]);
  reportCommand(report, command, t("wget's progress bar fills the build's log. Add {0}.", added), fixes);
});
