// Aliases of aliases that unfold beyond every measure.
import { t } from "../../../../base/l10n.ts";
import { mostUnfolded } from "../../syntax/document.ts";
import { rule } from "../rule.ts";

export const aliasBomb = rule("aliasBomb", "error", ({ doc }, tell) => {
  const [first] = doc.aliases;
  if (doc.unfolded <= mostUnfolded || first === undefined) return;
  tell(first, {
    message: t("The aliases of this file unfold to more than {0} values; nothing else in it is checked.", mostUnfolded),
  });
});
