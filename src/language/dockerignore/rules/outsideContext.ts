// "../secrets": only what lies in the context is ever sent.
import { t } from "../../../base/l10n.ts";
import type { Rule } from "../../language.ts";
import type { IgnoreFile } from "../syntax.ts";

export const outsideContext: Rule<IgnoreFile> = {
  id: "outsideContext",
  aliases: [],
  severity: "warning",
  check: ({ entries }, report) => {
    for (const { outside, range } of entries)
      if (outside)
        report({ range, message: t("This leads out of the build context. Nothing outside of it is sent anyway.") });
  },
};
