// COPY to a relative path without WORKDIR: it lands wherever the base image happens to be.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { rangeOf } from "../../edits.ts";
import { targetOf } from "../../sources.ts";
import type { Stage } from "../../syntax/tree.ts";
import type { DockerRule } from "../dockerRule.ts";

export const relativeCopy: DockerRule = {
  id: "relativeCopy",
  aliases: ["DL3045"],
  severity: "warning",
  check: (doc, report) => {
    const placed = new Set<Stage>();
    for (const stage of doc.stages) {
      let known = stage.base !== undefined && placed.has(stage.base);
      for (const outer of stage.instructions) {
        const instruction = outer.trigger ?? outer;
        if (instruction.name === "WORKDIR") known = true;
        if (instruction.name !== "COPY" || known) continue;
        const target = targetOf(instruction);
        if (target === undefined || isAnchored(target.path)) continue;
        report({
          range: rangeOf(doc, target.span),
          message: t(
            "{0} counts from a folder that the base image sets. Set WORKDIR first, or write an absolute path.",
            plain(target.path),
          ),
        });
      }
      if (known) placed.add(stage);
    }
  },
};

const isAnchored = (path: string): boolean => /^(?:[/\\$]|[A-Za-z]:)/.test(path.replace(/^["']/, ""));
