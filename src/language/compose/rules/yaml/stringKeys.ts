// Keys that are no texts: Compose refuses 8080: and true: as keys.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { quote } from "../../syntax/edits.ts";
import { fix, rule } from "../rule.ts";
import { mappingsIn } from "./mappings.ts";

export const stringKeys = rule("stringKeys", "error", ({ doc }, tell) => {
  for (const mapping of mappingsIn(doc.roots)) {
    for (const { key } of mapping.entries) {
      if (key.type === "string" || key.style !== "plain" || key.start === key.end) continue;
      tell(key, {
        message: t("A key must be a text; {0} needs quotes.", plain(key.text, 40)),
        fixes: fix(t("Put quotes around it"), quote(doc, key)),
      });
    }
  }
});
