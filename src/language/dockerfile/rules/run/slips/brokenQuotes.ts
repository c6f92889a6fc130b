// SC2140: in `"a "b" c"` the middle is outside of the quotes: quotes within quotes need a backslash.
import { t } from "../../../../../base/l10n.ts";
import { editSpan, fixOf } from "../../../shell/edits.ts";
import { scriptRule } from "../script/scriptRule.ts";

export const brokenQuotes = scriptRule("brokenQuotes", ["SC2140"], "warning", (script, run, report) => {
  const { source } = script;
  if (!/"\w+"/.test(source.text)) return;
  for (const { node } of script.commands)
    for (const word of node?.suffix ?? []) {
      if (word.type !== "Word" || !/"\w+"/.test(word.text)) continue;
      const parts = word.parts ?? [];
      parts.forEach((part, index) => {
        const [before, behind] = [parts[index - 1], parts[index + 1]];
        if (part.type !== "Literal" || before?.type !== "DoubleQuoted" || behind?.type !== "DoubleQuoted") return;
        // `"$a"b"$c"` glues values together on purpose.
        const text = [before, behind].some(({ parts: inner }) => inner.some(({ type }) => type === "Literal"));
        if (!text || !/^\w+$/.test(part.text)) return;
        const at = (index: number) => {
          const { start } = source.span(index, index + 1);
          return editSpan(run.doc, start, start, "\\");
        };
        const fixes = fixOf(t("Put backslashes in front of the inner quotes"), [at(part.pos - 1), at(part.end)], false);
        report(
          source.span(part.pos - 1, part.end + 1),
          t("These quotes end the text around them. Put a backslash in front of each."),
          { fixes },
        );
      });
    }
});
