// Networks that a service joins and that the file does not have.
import { t } from "../../../../base/l10n.ts";
import { undefinedRule } from "./undefined.ts";

export const undefinedNetwork = undefinedRule(
  "undefinedNetwork",
  "network",
  (name) => t("There is no network {0} under networks.", name),
  "",
);
