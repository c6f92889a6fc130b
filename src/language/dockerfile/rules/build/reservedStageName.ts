// "scratch" and "context" have a meaning of their own.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { rangeOf } from "../../edits.ts";
import type { DockerRule } from "../dockerRule.ts";

export const reservedStageName: DockerRule = {
  id: "reservedStageName",
  aliases: ["ReservedStageName", "DL3063"],
  severity: "warning",
  check: (doc, report) => {
    for (const { name } of doc.stages)
      if (name !== undefined && /^(scratch|context)$/i.test(name.value))
        report({
          range: rangeOf(doc, name),
          message: t("{0} has a meaning of its own to the builder. Choose another stage name.", plain(name.value)),
        });
  },
};
