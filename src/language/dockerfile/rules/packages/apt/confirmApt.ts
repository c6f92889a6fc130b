// DL3014: apt-get asks, and nobody is there to answer.
import { t } from "../../../../../base/l10n.ts";
import type { Call } from "../packageManager.ts";
import { apt } from "../packageManagers.ts";
import { flagRule, isAnswered } from "../flagRule.ts";

/** Twice quiet is yes too: `-qq`, `-q -q`, `-q=2`. */
function isQuiet({ options }: Call): boolean {
  const levels = options.map(({ name, value }) => {
    if (name !== "-q" && name !== "--quiet") return 0;
    return value === undefined ? 1 : Number(value);
  });
  return levels.reduce((sum, level) => sum + level, 0) >= 2;
}

const isConfigured = ({ options }: Call): boolean =>
  options.some(({ value }) => /APT::Get::(Assume-Yes|Assume-No|force-yes)/i.test(value ?? ""));

export const confirmApt = flagRule({
  id: "confirmApt",
  aliases: ["DL3014"],
  severity: "warning",
  manager: apt,
  verbs: [
    "install",
    "reinstall",
    "upgrade",
    "dist-upgrade",
    "full-upgrade",
    "build-dep",
    "remove",
    "purge",
    "autoremove",
  ],
  options: [
    "-y",
    "--yes",
    "--assume-yes",
    "--assume-no",
    "-s",
    "--simulate",
    "--just-print",
    "--dry-run",
    "--recon",
    "--no-act",
    "--print-uris",
  ],
  added: "-y",
  isExcused: (call) => isQuiet(call) || isConfigured(call) || isAnswered(call),
  message: () => t("apt-get asks before it goes on, and a build cannot answer. Add -y."),
});
