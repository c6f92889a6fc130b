// DL3027: apt is made for people; its words and output may change.
import { t } from "../../../../../base/l10n.ts";
import { fixOf, isEditable, replaceWord } from "../../../shell/edits.ts";
import { commandRule, reportCommand } from "../../../shell/runRule.ts";
import { callsOf } from "../packageManager.ts";
import { apt } from "../packageManagers.ts";

const cacheVerbs = ["show", "search", "policy", "depends", "rdepends", "showsrc", "madison"];
const getVerbs = ["install", "update", "upgrade", "remove", "purge", "autoremove", "autopurge", "clean", "autoclean"];
const more = ["build-dep", "source", "download", "changelog", "reinstall", "full-upgrade", "dist-upgrade", "satisfy"];

function replacement(verb: string): string | undefined {
  if (cacheVerbs.includes(verb)) return "apt-cache";
  return getVerbs.includes(verb) || more.includes(verb) ? "apt-get" : undefined;
}

export const aptGetNotApt = commandRule("aptGetNotApt", ["DL3027"], "warning", ["apt"], (command, run, report) => {
  const call = callsOf(run, apt).find((each) => each.command === command);
  const instead = replacement(call?.verb?.value ?? "");
  const { nameWord } = command;
  const folder = nameWord.value.slice(0, nameWord.value.length - "apt".length);
  const edits =
    instead === undefined || !isEditable(command) || nameWord.to - nameWord.from !== nameWord.value.length
      ? []
      : [replaceWord(run.doc, command, nameWord, `${folder}${instead}`)];
  const fixes = fixOf(t("Use {0}", instead ?? "apt-get"), edits);
  reportCommand(
    report,
    command,
    t("apt is meant for people at a terminal. In scripts use apt-get or apt-cache."),
    fixes,
  );
});
