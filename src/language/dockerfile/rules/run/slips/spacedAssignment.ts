// SC2283, before SC1068: `a = b` and `a =b` run a command named a.
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
      const [equals, ...values] = args;
      const first = through.length === 0 && node?.prefix.length === 0;
      if (!first || equals === undefined || !/^[A-Za-z_]\w*$/.test(nameWord.value)) continue;
      const { source } = script;
      // A variable that nothing uses would be the next trouble.
      const used = variablesOf(script).uses.some(({ name }) => name === nameWord.value);
      const glued = equals.value !== "=";
      if (glued && !(source.text[equals.from] === "=" && isVariable(nameWord.value, used))) continue;
      const gap = (from: number, to: number) =>
        editSpan(run.doc, source.span(from - 1, from).end, source.offsetAt(to), "");
      const isPlain = used && values.length === (glued ? 0 : 1);
      const edits = isPlain
        ? [gap(nameWord.to, equals.from), ...values.map((value) => gap(equals.to, value.from))]
        : [];
      const message = t(
        "This runs a command named {0}. To set a variable, leave no spaces around =.",
        plain(nameWord.value, 60),
      );
      report(source.span(nameWord.from, equals.from + 1), message, {
        fixes: fixOf(t("Remove the spaces"), edits, false),
      });
    }
  },
);

/** `grep =x` is a command with its pattern; names of variables are written in capitals, or used further on. */
const isVariable = (name: string, used: boolean): boolean => used || !/[a-z]/.test(name);
