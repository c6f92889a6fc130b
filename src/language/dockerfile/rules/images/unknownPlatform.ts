// FROM --platform= with a system or a processor that no image is made for: the builder reads it, and finds nothing.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { byHand, rangeOf, replace } from "../../edits.ts";
import { isKnownPlatform, isPlatform, usualPlatforms } from "../../platforms.ts";
import type { DockerRule } from "../dockerRule.ts";
import { nearest } from "../suggest.ts";

export const unknownPlatform: DockerRule = {
  id: "unknownPlatform",
  aliases: [],
  severity: "warning",
  check: (doc, report) => {
    for (const { platform } of doc.stages) {
      const value = platform?.value;
      // What the builder cannot read is an error of its own.
      if (value === undefined || value.variables.length > 0 || !isPlatform(value.value)) continue;
      if (isKnownPlatform(value.value)) continue;
      const meant = nearest(value.value, usualPlatforms);
      report({
        range: rangeOf(doc, value),
        message:
          meant === undefined
            ? t("No image is made for the platform {0}.", plain(value.value))
            : t("No image is made for the platform {0}. Did you mean {1}?", plain(value.value), meant),
        fixes: meant === undefined ? [] : [byHand(t("Change to {0}", meant), replace(doc, value, meant))],
      });
    }
  },
};
