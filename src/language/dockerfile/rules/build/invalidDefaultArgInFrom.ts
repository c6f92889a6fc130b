// With the defaults of its ARGs, FROM must name an image: otherwise a build without --build-arg fails.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { rangeOf } from "../../edits.ts";
import { defaultImage, isUndeclared } from "../../images.ts";
import { isReference } from "../../syntax/reference.ts";
import type { DockerRule } from "../dockerRule.ts";

export const invalidDefaultArgInFrom: DockerRule = {
  id: "invalidDefaultArgInFrom",
  aliases: ["InvalidDefaultArgInFrom"],
  severity: "warning",
  check: (doc, report) => {
    for (const stage of doc.stages) {
      const { image } = stage;
      if (image === undefined || image.variables.length === 0) continue;
      if (image.variables.some(({ problem }) => problem !== undefined)) continue;
      // Where nothing declares the variables, no build can succeed: that is an error, told elsewhere.
      const value = isUndeclared(doc, stage) ? undefined : defaultImage(doc, stage);
      if (value === undefined || isReference(value)) continue;
      report({
        range: rangeOf(doc, image),
        message:
          value === ""
            ? t("Without --build-arg this is empty. Give the ARG a default.")
            : t("Without --build-arg this becomes {0}, which is no image. Give the ARG a default.", plain(value)),
      });
    }
  },
};
