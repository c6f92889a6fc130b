// COPY --from=… / /: all of another stage's files, tools and caches with them.
import { t } from "../../../../base/l10n.ts";
import { rangeOf } from "../../edits.ts";
import { sourcesOf, targetOf } from "../../sources.ts";
import { everywhere } from "../../syntax/select.ts";
import type { DockerRule } from "../dockerRule.ts";

export const wholeFileSystem: DockerRule = {
  id: "wholeFileSystem",
  aliases: ["DL3067"],
  severity: "warning",
  check: (doc, report) => {
    for (const instruction of everywhere(doc, "COPY")) {
      if (!instruction.flags.some(({ name }) => name === "from") || instruction.stage === undefined) continue;
      const root = sourcesOf(instruction).find(({ path }) => isRoot(path));
      const target = targetOf(instruction);
      if (root === undefined || target === undefined || !isRoot(target.path)) continue;
      report({
        range: rangeOf(doc, { start: root.span.start, end: target.span.end }),
        message: t("This takes everything along, build tools and caches too. Copy what the image needs."),
      });
    }
  },
};

const isRoot = (path: string): boolean => /^\/+\.?$/.test(path);
