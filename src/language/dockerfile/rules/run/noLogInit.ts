// DL3046: useradd with a high number writes a sparse file that grows the image by gigabytes.
import { t } from "../../../../base/l10n.ts";
import { addWord, fixOf } from "../../shell/edits.ts";
import { has, readArguments } from "../../shell/options.ts";
import { commandRule, reportCommand } from "../../shell/runRule.ts";

const valued = new Set([
  ...["-u", "--uid", "-g", "--gid", "-G", "--groups", "-d", "--home", "--home-dir", "-s", "--shell", "-c", "--comment"],
  ...["-b", "--base-dir", "-e", "--expiredate", "-f", "--inactive", "-k", "--skel", "-K", "--key", "-p", "--password"],
  ...["-R", "--root", "-P", "--prefix", "-Z", "--selinux-user"],
]);

export const noLogInit = commandRule("noLogInit", ["DL3046"], "warning", ["useradd"], (command, run, report) => {
  const read = readArguments(command.args, valued);
  const uid = read.options.find(({ name }) => name === "-u" || name === "--uid")?.value;
  if (!/^\d{6,}$/.test(uid ?? "") || has(read, "-l", "--no-log-init")) return;
  const message = t("With a number this high useradd writes very large log files into the image. Add --no-log-init.");
  const fixes = fixOf(t("Add {0}", "--no-log-init"), [addWord(run.doc, command, command.nameWord, "--no-log-init")]);
  reportCommand(report, command, message, fixes);
});
