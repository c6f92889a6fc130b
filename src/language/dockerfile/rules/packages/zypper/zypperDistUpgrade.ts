// DL3035: zypper dist-upgrade changes the base image's release.
import { t } from "../../../../../base/l10n.ts";
import { reportCommand, runRule } from "../../../shell/runRule.ts";
import { callsWith } from "../packageManager.ts";
import { zypper } from "../packageManagers.ts";

export const zypperDistUpgrade = runRule("zypperDistUpgrade", ["DL3035"], "warning", (run, report) => {
  for (const { command, verb } of callsWith(run, zypper, ["dist-upgrade", "dup"]))
    reportCommand(
      report,
      command,
      t("dist-upgrade may remove packages of the base image. Take a newer base image instead."),
      [],
      verb,
    );
});
