// A file, or one of its YAML documents, that is no mapping: empty, a list, a text.
import { t } from "../../../../base/l10n.ts";
import { asMapping } from "../../syntax/node.ts";
import { rule } from "../rule.ts";

export const topLevelMapping = rule("topLevelMapping", "error", ({ doc, lookup }, tell) => {
  if (doc.unfolded > 0 && doc.roots.length === 0) return;
  const empty = doc.roots.every((root) => root.kind === "scalar" && root.type === "null");
  if (empty && doc.problems.length > 0) return;
  if (doc.roots.length === 0 || (empty && doc.roots.length === 1)) {
    if (lookup.fragment === true) return;
    tell(
      { start: 0, end: doc.lines.line(0).length },
      { message: t("The file is empty: Compose needs services or another section.") },
    );
    return;
  }
  for (const root of doc.roots) {
    const mapping = asMapping(root);
    if (mapping === undefined) {
      const { line } = doc.lines.position(root.start);
      tell(
        {
          start: root.start,
          end: Math.max(root.start, Math.min(root.end, doc.lines.start(line) + doc.lines.line(line).length)),
        },
        { message: t("A Compose file is a mapping with keys such as services.") },
      );
    } else if (mapping.entries.length === 0 && doc.roots.length === 1 && lookup.fragment !== true) {
      tell(mapping, { message: t("The file is empty: Compose needs services or another section.") });
    }
  }
});
