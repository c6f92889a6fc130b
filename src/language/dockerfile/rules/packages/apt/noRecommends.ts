// DL3015: apt-get installs recommended packages beside those asked for.
import { t } from "../../../../../base/l10n.ts";
import type { Run } from "../../../shell/run.ts";
import type { Dockerfile } from "../../../syntax/tree.ts";
import type { Call } from "../packageManager.ts";
import { apt } from "../packageManagers.ts";
import { flagRule } from "../flagRule.ts";

const isConfigured = ({ options }: Call): boolean =>
  options.some(({ value }) => /APT::Install-Recommends\W*(0|false|no|off)/i.test(value ?? ""));

const settings = new WeakMap<Dockerfile, number>();

/** A file under apt.conf.d, written here or above, that turns them off. */
function isSetBefore({ doc, instruction }: Run): boolean {
  let at = settings.get(doc);
  if (at === undefined) settings.set(doc, (at = doc.text.search(/Install-Recommends["'\s=:]*(0|false|no|off)/i)));
  return at >= 0 && at < instruction.end;
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
  message: () => t("Recommended packages are installed too and make the image larger. Add --no-install-recommends"),
});
