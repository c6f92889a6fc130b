// One stage that compiles and is the image too: the compiler, its sources and its caches go along.
import { t } from "../../../../base/l10n.ts";
import { compiledIn } from "../../rewrites/compiled.ts";
import { rangeOf } from "../../edits.ts";
import { whereFrom } from "../../shell/script.ts";
import { splitStages } from "../../rewrites/splitStages.ts";
import type { DockerRule } from "../dockerRule.ts";

export const keptCompiler: DockerRule = {
  id: "keptCompiler",
  aliases: [],
  severity: "hint",
  check: (doc, report, lookup) => {
    const compiled = lookup.fragment === true ? undefined : compiledIn(doc);
    if (compiled?.stage.image === undefined) return;
    report({
      range: rangeOf(doc, compiled.stage.image),
      message: t("The compiler stays in the image. Build in a stage of its own and copy the result into another."),
      related: [{ range: rangeOf(doc, whereFrom(compiled.by)), message: t("It is needed for this only.") }],
      fixes: splitStages(doc, compiled),
    });
  },
};
