// yes, no, on and off, which YAML 1.2 takes for texts: Compose understands them with a warning.
import { t } from "../../../../base/l10n.ts";
import { replace } from "../../syntax/edits.ts";
import { fix } from "../rule.ts";
import { faultRule } from "./faults.ts";

export const oldBoolean = faultRule("oldBoolean", "warning", "oldBoolean", ({ node, value }, { doc }, tell) => {
  // Where a variable gave the word, the file is not the place to change it.
  const written = !node.text.includes("$");
  tell(node, {
    message: t("YAML 1.2 has only true and false; Compose takes this word with a warning."),
    fixes: written ? fix(t("Replace it with {0}", String(value)), replace(doc, node, String(value))) : [],
  });
});
