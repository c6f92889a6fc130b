// DL3005 (retired upstream, still asked for): apt-get dist-upgrade may remove packages and change the release.
import { t } from "../../../../../base/l10n.ts";
import { reportCommand, runRule } from "../../../shell/runRule.ts";
import { callsWith } from "../packageManager.ts";
import { apt } from "../packageManagers.ts";
import { withoutUpgrade } from "./installing.ts";

export const aptDistUpgrade = runRule("aptDistUpgrade", ["DL3005"], "info", (run, report) => {
  for (const { command, verb } of callsWith(run, apt, ["dist-upgrade", "full-upgrade"])) {
    const message = t("dist-upgrade may remove packages of the base image. Take a newer base image instead.");
    reportCommand(report, command, message, withoutUpgrade(run, command), verb);
  }
});
