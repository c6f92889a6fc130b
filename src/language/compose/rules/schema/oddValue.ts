// A word that Compose lets pass and the engine refuses.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { replace } from "../../syntax/edits.ts";
import { nearest } from "../../schema/nearest.ts";
import { fix } from "../rule.ts";
import { faultRule, nameOf } from "./faults.ts";

export const oddValue = faultRule("oddValue", "warning", "oddValue", ({ node, at, words }, { doc }, tell) => {
  const near = nearest(node.text, words) ?? (/^on-fail/i.test(node.text) ? "on-failure" : undefined);
  tell(node, {
    message: t("The engine does not know {1} as {0}. Known: {2}.", nameOf(at), plain(node.text, 60), words.join(", ")),
    fixes: near === undefined ? [] : fix(t("Replace it with {0}", near), replace(doc, node, near)),
  });
});
