// Base images that get no more security fixes. The table is what was known when this was written.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { rangeOf } from "../../edits.ts";
import { defaultImage } from "../../images.ts";
import { familiarName, imageParts } from "../../syntax/reference.ts";
import type { DockerRule } from "../dockerRule.ts";
import { endOf } from "./ends.ts";

export const endOfLife: DockerRule = {
  id: "endOfLife",
  aliases: [],
  severity: "warning",
  check: (doc, report) => {
    for (const stage of doc.stages) {
      const { image, base } = stage;
      const value = image && defaultImage(doc, stage);
      if (image === undefined || base !== undefined || value === undefined) continue;
      const parts = imageParts(value);
      const name = familiarName(parts);
      const ended = endOf(name, parts.tag ?? "latest");
      if (ended === undefined) continue;
      report({
        range: rangeOf(doc, image),
        message:
          ended === "gone"
            ? t("{0} is no longer maintained. Choose a successor.", plain(name))
            : t("{0} has had no security fixes since {1}.", plain(`${name} ${parts.tag ?? ""}`.trim()), ended),
        tags: ["deprecated"],
      });
    }
  },
};
