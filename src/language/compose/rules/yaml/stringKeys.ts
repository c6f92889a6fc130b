// Keys that are no texts: Compose refuses 8080: and true: as keys, and a colon without any.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import type { ComposeDocument } from "../../syntax/document.ts";
import { quote } from "../../syntax/edits.ts";
import { fix, rule, type Place } from "../rule.ts";
import { mappingsIn } from "./mappings.ts";

export const stringKeys = rule("stringKeys", "error", ({ doc }, tell) => {
  for (const mapping of mappingsIn(doc.roots)) {
    for (const { key } of mapping.entries) {
      if (key.type === "string" || key.style !== "plain") continue;
      if (key.start === key.end) {
        // Where the text cannot be read as a whole, that is told already.
        if (doc.problems.length === 0) tell(colonOf(doc, key), { message: t("A key must be a plain word.") });
        continue;
      }
      tell(key, {
        message: t("A key must be a text; {0} needs quotes.", plain(key.text, 40)),
        fixes: fix(t("Put quotes around it"), quote(doc, key)),
      });
    }
  }
});

/** The sign that makes a key of nothing. */
function colonOf({ lines }: ComposeDocument, { start }: Place): Place {
  const { line, character } = lines.position(start);
  const at = start + Math.max(lines.line(line).slice(character).search(/[:?]/), 0);
  return { start: at, end: at + 1 };
}
