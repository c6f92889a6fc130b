// Images without a tag.
import { t } from "../../../../base/l10n.ts";
import { pinRule } from "./pinnedImage.ts";

export const untaggedImage = pinRule(
  "untaggedImage",
  ({ tag }) => tag === undefined,
  () => t("The image has no tag, so latest is taken, and what that is changes."),
);
