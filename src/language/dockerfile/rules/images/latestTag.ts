// ":latest" says no more than no tag at all.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { byHand, rangeOf, replace } from "../../edits.ts";
import { defaultImage } from "../../images.ts";
import { familiarName, imageParts } from "../../syntax/reference.ts";
import type { DockerRule } from "../dockerRule.ts";

export const latestTag: DockerRule = {
  id: "latestTag",
  aliases: ["DL3007"],
  severity: "warning",
  check: (doc, report, lookup) => {
    for (const stage of doc.stages) {
      const { image, base } = stage;
      const value = image && defaultImage(doc, stage);
      if (image === undefined || base !== undefined || value === undefined) continue;
      const parts = imageParts(value);
      if (parts.tag !== "latest" || parts.digest !== undefined) continue;
      const name = familiarName(parts);
      const tags = (lookup.images ?? [])
        .map(imageParts)
        .filter((other) => familiarName(other) === name && other.tag !== undefined && other.tag !== "latest")
        .map(({ tag }) => tag ?? "");
      const tagAt = { start: image.end - "latest".length, end: image.end };
      const literal = doc.text.slice(tagAt.start, tagAt.end) === "latest";
      report({
        range: rangeOf(doc, image),
        message: t("{0} changes without notice. Name the version you mean.", plain(value)),
        fixes: literal
          ? [...new Set(tags)]
              .slice(0, 3)
              .map((tag) =>
                byHand(t("Pin to {0}, which is here already", plain(`${name}:${tag}`)), replace(doc, tagAt, tag)),
              )
          : [],
      });
    }
  },
};
