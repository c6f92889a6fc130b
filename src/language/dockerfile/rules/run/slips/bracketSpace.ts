// SC1035: `["$a" = b ]` is a command of that name, and `[ a = b]` never ends: both brackets are words.
import { t } from "../../../../../base/l10n.ts";
import { editSpan, fixOf } from "../../../shell/edits.ts";
import { whereWord } from "../../../shell/script.ts";
import { scriptRule } from "../script/scriptRule.ts";

export const bracketSpace = scriptRule("bracketSpace", ["SC1035"], "warning", (script, run, report) => {
  const { source } = script;
  // A list of quoted words was meant as exec form, and is told as that.
  if (run.instruction.brokenJson !== undefined && /^\[\s*(["'])[^"']*\1\s*[,\]]/.test(source.text)) return;
  for (const { nameWord, args, name } of script.commands) {
    const text = source.text.slice(nameWord.from, nameWord.to);
    const last = args.at(-1);
    if (/^\[["'$\w!-]/.test(text) && source.text.indexOf("]", nameWord.from) > 0) {
      const at = source.span(nameWord.from, nameWord.from + 1).end;
      const message = t("A space is missing behind [.");
      report(whereWord(script, nameWord), message, {
        fixes: fixOf(t("Add a space"), [editSpan(run.doc, at, at, " ")]),
      });
    } else if (
      name === "[" &&
      last !== undefined &&
      last.value !== "]" &&
      /[^\]]\]$/.test(source.text.slice(last.from, last.to))
    ) {
      const at = source.span(last.to - 1, last.to).start;
      const message = t("A space is missing in front of ].");
      report(whereWord(script, last), message, { fixes: fixOf(t("Add a space"), [editSpan(run.doc, at, at, " ")]) });
    }
  }
});
