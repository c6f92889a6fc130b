// A word other than the few that a key takes.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { replace } from "../../syntax/edits.ts";
import { nearest } from "../../schema/nearest.ts";
import { fix } from "../rule.ts";
import { faultRule, nameOf } from "./faults.ts";

export const unknownValue = faultRule("unknownValue", "error", "unknownValue", ({ node, at, words }, { doc }, tell) => {
  const near = nearest(node.text, words) ?? (words.length === 1 ? words[0] : undefined);
  tell(node, {
    message: t("{0} cannot be {1}. Possible: {2}.", nameOf(at), plain(node.text, 60), words.join(", ")),
    fixes: near === undefined ? [] : fix(t("Replace it with {0}", near), replace(doc, node, near)),
  });
});
