// Volumes that a service mounts and that the file does not have.
import { t } from "../../../../base/l10n.ts";
import { undefinedRule } from "./undefined.ts";

export const undefinedVolume = undefinedRule(
  "undefinedVolume",
  "volume",
  (name) => t("There is no volume {0} under volumes.", name),
  "",
);
