// DL3019: apk leaves its index in the layer.
import { t } from "../../../../../base/l10n.ts";
import { isMounted } from "../../../shell/mounts.ts";
import { apk } from "../packageManagers.ts";
import { flagRule } from "../flagRule.ts";

/** Ways to say that the index is to be fetched first. */
export const updates: readonly string[] = ["--update", "--update-cache", "-U"];

export const apkNoCache = flagRule({
  id: "apkNoCache",
  aliases: ["DL3019"],
  severity: "info",
  manager: apk,
  verbs: ["add"],
  options: ["--no-cache"],
  added: "--no-cache",
  instead: updates,
  isExcused: (_, run) => isMounted(run.instruction, ["/var/cache/apk", "/etc/apk/cache"]),
  message: () => t("apk leaves its index in the image. Add --no-cache; then neither --update nor a cleanup is needed."),
});
