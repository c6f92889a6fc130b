// DL3019: apk leaves its index in the layer.
import { t } from "../../../../../base/l10n.ts";
import { isMounted } from "../../../shell/mounts.ts";
import { apk } from "../packageManagers.ts";
import { flagRule } from "../flagRule.ts";

export const apkNoCache = flagRule({
  id: "apkNoCache",
  aliases: ["DL3019"],
  severity: "info",
  manager: apk,
  verbs: ["add"],
  options: ["--no-cache"],
  added: "--no-cache",
  isExcused: (_, run) => isMounted(run.instruction, ["/var/cache/apk", "/etc/apk/cache"]),
  message: () => t("apk leaves its index in the image. Add --no-cache; then neither --update nor a cleanup is needed"),
});
