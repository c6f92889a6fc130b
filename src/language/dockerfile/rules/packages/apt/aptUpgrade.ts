// apt-get upgrade: what it brings depends on the day. A newer base image brings the same, and says so.
import { t } from "../../../../../base/l10n.ts";
import { reportCommand, runRule } from "../../../shell/runRule.ts";
import { callsWith } from "../packageManager.ts";
import { apt } from "../packageManagers.ts";
import { withoutUpgrade } from "./installing.ts";

export const aptUpgrade = runRule("aptUpgrade", [], "hint", (run, report) => {
  for (const { command, verb } of callsWith(run, apt, ["upgrade"])) {
    const message = t(
      "What an upgrade brings depends on the day. Take a newer base image, or install the packages that matter.",
    );
    reportCommand(report, command, message, withoutUpgrade(run, command), verb);
  }
});
