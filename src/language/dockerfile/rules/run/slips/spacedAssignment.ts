// SC2283, before SC1068: `a = b` runs a command named a.
import { t } from "../../../../../base/l10n.ts";
import { plain } from "../../../../../base/plain.ts";
import { editSpan, fixOf } from "../../../shell/edits.ts";
import { variablesOf } from "../../../shell/variables.ts";
import { scriptRule } from "../script/scriptRule.ts";

export const spacedAssignment = scriptRule(
  "spacedAssignment",
  ["SC2283", "SC1068"],
  "warning",
  (script, run, report) => {
    for (const { nameWord, args, through, node } of script.commands) {
      const [equals, value, more] = args;
      const first = through.length === 0 && node?.prefix.length === 0;
      if (!first || equals?.value !== "=" || !/^[A-Za-z_]\w*$/.test(nameWord.value)) continue;
      const { source } = script;
      const gap = (from: number, to: number) =>
        editSpan(run.doc, source.span(from - 1, from).end, source.offsetAt(to), "");
      // A variable that nothing uses would be the next trouble.
      const used = variablesOf(script).uses.some(({ name }) => name === nameWord.value);
      const edits =
        value === undefined || more !== undefined || !used
          ? []
          : [gap(nameWord.to, equals.from), gap(equals.to, value.from)];
      const message = t(
        "This runs a command named {0}. To set a variable, leave no spaces around =",
        plain(nameWord.value, 60),
      );
      report(source.span(nameWord.from, equals.to), message, { fixes: fixOf(t("Remove the spaces"), edits, false) });
    }
  },
);
