// Configs that a service is granted and that the file does not have.
import { t } from "../../../../base/l10n.ts";
import { undefinedRule } from "./undefined.ts";

export const undefinedConfig = undefinedRule(
  "undefinedConfig",
  "config",
  (name) => t("There is no config {0} under configs.", name),
  "\n  file: ./{name}.txt",
);
