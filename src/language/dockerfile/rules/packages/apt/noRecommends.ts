// DL3015: apt-get installs recommended packages beside those asked for.
import { t } from "../../../../../base/l10n.ts";
import type { Run } from "../../../shell/run.ts";
import type { Stage } from "../../../syntax/tree.ts";
import type { Call } from "../packageManager.ts";
import { apt } from "../packageManagers.ts";
import { flagRule } from "../flagRule.ts";

const isConfigured = ({ options }: Call): boolean =>
  options.some(({ value }) => /APT::Install-Recommends\W*(0|false|no|off)/i.test(value ?? ""));

const setting = /Install-Recommends["'\s=:]*(0|false|no|off)/i;
const settings = new WeakMap<Stage, number>();

/** Where a stage first turns them off; -1: nowhere. */
function settingIn(text: string, stage: Stage): number {
  let at = settings.get(stage);
  if (at === undefined) {
    const found = text.slice(stage.start, stage.end).search(setting);
    settings.set(stage, (at = found < 0 ? -1 : stage.start + found));
  }
  return at;
}

/** A file under apt.conf.d, written above in this stage or in one below it, that turns them off. */
function isSetBefore({ doc, instruction }: Run): boolean {
  const { stage, end } = instruction;
  if (stage === undefined) return setting.test(doc.text.slice(0, end));
  const own = settingIn(doc.text, stage);
  if (own >= 0 && own < end) return true;
  for (let base = stage.base; base !== undefined; base = base.base) if (settingIn(doc.text, base) >= 0) return true;
  return false;
}

export const noRecommends = flagRule({
  id: "noRecommends",
  aliases: ["DL3015"],
  severity: "info",
  manager: apt,
  verbs: ["install"],
  options: ["--no-install-recommends"],
  added: "--no-install-recommends",
  isExcused: (call, run) => call.operands.length === 0 || isConfigured(call) || isSetBefore(run),
  message: () => t("Recommended packages are installed too and make the image larger. Add --no-install-recommends."),
});
