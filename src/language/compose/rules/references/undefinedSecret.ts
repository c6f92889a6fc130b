// Secrets that a service or build is granted and that the file does not have.
import { t } from "../../../../base/l10n.ts";
import { undefinedRule } from "./undefined.ts";

export const undefinedSecret = undefinedRule(
  "undefinedSecret",
  "secret",
  (name) => t("There is no secret {0} under secrets.", name),
  "\n  file: ./{name}.txt",
);
