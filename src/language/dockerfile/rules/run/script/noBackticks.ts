// SC2006: backticks cannot be nested or read well; $(…) can.
import { t } from "../../../../../base/l10n.ts";
import { editSpan, fixOf } from "../../../shell/edits.ts";
import { walk } from "../../../shell/walk.ts";
import { scriptRule } from "./scriptRule.ts";

export const noBackticks = scriptRule("noBackticks", ["SC2006"], "info", (script, run, report) => {
  if (!script.source.text.includes("`")) return;
  walk(script, (node) => {
    // Backticks round a comment alone are the way to have one between a command's lines.
    if (node.type !== "CommandExpansion" || !node.text.startsWith("`") || node.script?.commands.length === 0) return;
    const { start, end } = script.source.span(node.pos, node.end);
    // With backslashes in it the text means something else between parentheses.
    const simple = !node.text.includes("\\") && node.text.length > 1 && node.text.endsWith("`");
    const edits = simple ? [editSpan(run.doc, start, start + 1, "$("), editSpan(run.doc, end - 1, end, ")")] : [];
    report({ start, end }, t("Write $(…) instead of backticks: it can be nested."), {
      fixes: fixOf(t("Write $(…)"), edits),
    });
  });
});
