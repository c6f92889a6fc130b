// The same key twice in a mapping: Compose refuses the file.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { rangeOf, removeEntry } from "../../syntax/edits.ts";
import type { Entry, Mapping } from "../../syntax/node.ts";
import { fix, rule } from "../rule.ts";
import { mappingsIn } from "./mappings.ts";

export const duplicateKey = rule("duplicateKey", "error", ({ doc }, tell) => {
  for (const mapping of mappingsIn(doc.roots)) {
    for (const [entry, first] of repeated(mapping)) {
      const { line } = doc.lines.position(first.key.start);
      tell(entry.key, {
        message: t("{0} stands here already, in line {1}.", plain(entry.key.text, 60), line + 1),
        fixes: fix(t("Remove the second one"), removeEntry(doc, mapping, entry), false),
        related: [{ range: rangeOf(doc, first.key), message: t("Here for the first time.") }],
      });
    }
  }
});

function repeated(mapping: Mapping): readonly (readonly [Entry, Entry])[] {
  if (mapping.entries.length < 2) return [];
  const seen = new Map<string, Entry>();
  const found: [Entry, Entry][] = [];
  for (const entry of mapping.entries) {
    const before = seen.get(entry.key.text);
    if (before === undefined) seen.set(entry.key.text, entry);
    else found.push([entry, before]);
  }
  return found;
}
