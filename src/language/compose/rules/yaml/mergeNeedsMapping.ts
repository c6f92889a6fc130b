// A merge key that has nothing to merge.
import { t } from "../../../../base/l10n.ts";
import { asMapping, followed, type Node } from "../../syntax/node.ts";
import { isMerge } from "../../syntax/resolved.ts";
import { removeEntry } from "../../syntax/edits.ts";
import { fix, rule } from "../rule.ts";
import { mappingsIn } from "./mappings.ts";

export const mergeNeedsMapping = rule("mergeNeedsMapping", "error", ({ doc }, tell) => {
  for (const mapping of mappingsIn(doc.roots)) {
    for (const entry of mapping.entries) {
      if (!isMerge(entry.key) || mergeable(entry.value)) continue;
      tell(entry.value.end > entry.value.start ? entry.value : entry.key, {
        message: t("<< takes a mapping, or a list of mappings, usually by an alias such as *defaults."),
        fixes: fix(t("Remove {0}", "<<"), removeEntry(doc, mapping, entry), false),
      });
    }
  }
});

/** What cannot be told, an alias that leads nowhere, is another rule's. */
function mergeable(value: Node): boolean {
  const target = followed(value);
  if (target === undefined || target.kind === "mapping") return true;
  return target.kind === "list" && target.items.every(isMapping);
}

const isMapping = (item: Node): boolean => followed(item) === undefined || asMapping(item) !== undefined;
