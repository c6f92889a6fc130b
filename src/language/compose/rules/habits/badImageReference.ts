// An image that no engine could find: capital letters, two tags, blanks.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { imageOf } from "../../model/serviceImage.ts";
import { replace } from "../../syntax/edits.ts";
import { referenceOf } from "../../model/images.ts";
import { fix, rule } from "../rule.ts";

export const badImageReference = rule("badImageReference", "warning", (project, tell) => {
  for (const service of project.services.values()) {
    const image = imageOf(project, service);
    if (image === undefined || image.reference !== undefined || /^[0-9a-f]{12,64}$/.test(image.text)) continue;
    const better = image.text.trim().replace(/^[^:@]+/, (name) => name.toLowerCase());
    const mends = referenceOf(better) !== undefined && image.scalar.text === image.text;
    tell(image.scalar, {
      message: t('"{0}" is no image: write NAME:TAG in small letters.', plain(image.text, 80)),
      fixes: mends ? fix(t("Replace it with {0}", better), replace(project.doc, image.scalar, better), false) : [],
    });
  }
});
