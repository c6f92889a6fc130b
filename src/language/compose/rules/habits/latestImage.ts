// Images by the tag latest.
import { t } from "../../../../base/l10n.ts";
import { pinRule } from "./pinnedImage.ts";

export const latestImage = pinRule(
  "latestImage",
  ({ tag }) => tag === "latest",
  () => t("What latest is changes from one pull to the next: name a version."),
);
