// Files that include each other in a circle.
import { t } from "../../../../base/l10n.ts";
import { rule } from "../rule.ts";

export const includeCycle = rule("includeCycle", "error", ({ included }, tell) => {
  for (const scalar of included.circles)
    tell(scalar, { message: t("This file includes the one that it is included by.") });
});
