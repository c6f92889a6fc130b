// A name of a service, volume and so on with signs that names may not have.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { replace } from "../../syntax/edits.ts";
import { fix } from "../rule.ts";
import { faultRule } from "./faults.ts";

export const badName = faultRule("badName", "error", "badName", ({ entry: { key } }, { doc }, tell) => {
  const better = key.text.trim().replaceAll(/[^a-zA-Z0-9._-]+/g, "-");
  tell(key, {
    message: t("{0} is no name: letters, digits, dots, dashes and underscores are possible.", plain(key.text, 60)),
    fixes: /[a-zA-Z0-9]/.test(better) ? fix(t("Rename it to {0}", better), replace(doc, key, better), false) : [],
  });
});
