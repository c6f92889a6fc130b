// A platform written into FROM keeps the image from being built for another one.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { byHand, rangeOf, removeWord } from "../../edits.ts";
import type { DockerRule } from "../dockerRule.ts";

export const fromPlatformFlagConstDisallowed: DockerRule = {
  id: "fromPlatformFlagConstDisallowed",
  aliases: ["FromPlatformFlagConstDisallowed", "DL3029"],
  severity: "warning",
  check: (doc, report) => {
    for (const { platform, name } of doc.stages) {
      const value = platform?.value;
      if (platform === undefined || value === undefined || value.value === "") continue;
      if (/^\$\{?(BUILD|TARGET)PLATFORM\b/.test(value.value)) continue;
      // A stage named after its platform is one of several on purpose: the builder lets it be, hadolint does not.
      const [os, architecture] = value.value.toLowerCase().split("/");
      const stage = name?.value.toLowerCase() ?? "";
      const meant =
        (os !== undefined && stage.includes(os)) || (architecture !== undefined && stage.includes(architecture));
      const constant = value.variables.length === 0;
      report({
        ...(constant && !meant ? {} : { code: "DL3029" }),
        range: rangeOf(doc, platform),
        message: t("{0} ties this stage to one platform. Leave it to docker build --platform.", plain(value.value)),
        fixes: constant ? [byHand(t("Remove --platform"), removeWord(doc, platform))] : [],
      });
    }
  },
};
