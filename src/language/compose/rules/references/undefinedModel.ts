// Models that a service uses and that the file does not have.
import { t } from "../../../../base/l10n.ts";
import { undefinedRule } from "./undefined.ts";

export const undefinedModel = undefinedRule("undefinedModel", "model", (name) =>
  t("There is no model {0} under models.", name),
);
