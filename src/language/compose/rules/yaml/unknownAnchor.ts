// Aliases that lead nowhere, or to themselves.
import { t } from "../../../../base/l10n.ts";
import { nearest } from "../../schema/nearest.ts";
import { replace } from "../../syntax/edits.ts";
import { fix, rule } from "../rule.ts";

export const unknownAnchor = rule("unknownAnchor", "error", ({ doc }, tell) => {
  for (const { code, message, ...place } of doc.problems) {
    if (code !== "UNKNOWN_ANCHOR") continue;
    const name = doc.lines.text.slice(place.start + 1, place.end);
    const above = doc.anchors.filter(({ end, node }) => end < place.start && node.end < place.start);
    const near = nearest(
      name,
      above.map((anchor) => anchor.name),
    );
    tell(place, {
      message: message(),
      fixes: near === undefined ? [] : fix(t("Replace it with {0}", `*${near}`), replace(doc, place, `*${near}`)),
    });
  }
});
