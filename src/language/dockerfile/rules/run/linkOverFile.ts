// `ln -s … /etc/localtime`: where the base image has that file the build stops. -f puts the link in its place.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { addWord, fixOf, isEditable, replaceWord } from "../../shell/edits.ts";
import { has, readArguments } from "../../shell/options.ts";
import { commandRule, reportCommand } from "../../shell/runRule.ts";

const valued = new Set(["-S", "--suffix", "-t", "--target-directory"]);
/** Files that many base images bring. */
const present: ReadonlySet<string> = new Set(["/etc/localtime", "/etc/timezone", "/etc/mtab", "/etc/nsswitch.conf"]);

export const linkOverFile = commandRule("linkOverFile", [], "hint", ["ln"], (command, run, report) => {
  const read = readArguments(command.args, valued);
  const target = read.operands.at(-1);
  if (read.operands.length < 2 || target === undefined || !present.has(target.value)) return;
  if (has(read, "-f", "--force", "-b", "--backup", "-i") || command.place.after === "||") return;
  const cleared = run.commands.some(
    ({ name, args, nameWord }) =>
      (name === "rm" || name === "unlink") &&
      nameWord.from < command.nameWord.from &&
      args.some(({ value }) => value === target.value),
  );
  if (cleared) return;
  const short = command.args.find(({ value }) => value === "-s");
  const edit =
    short !== undefined && isEditable(command)
      ? replaceWord(run.doc, command, short, "-sf")
      : addWord(run.doc, command, command.nameWord, "-f");
  reportCommand(
    report,
    command,
    t("If {0} is there already, this fails and the build stops. Add -f.", plain(target.value)),
    fixOf(t("Add {0}", "-f"), [edit]),
    target,
  );
});
