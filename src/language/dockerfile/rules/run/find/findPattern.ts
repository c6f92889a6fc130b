// SC2061: `find -name *.c`: the shell puts the names of this folder in the pattern's place before find sees it.
import { t } from "../../../../../base/l10n.ts";
import { editSpan, fixOf } from "../../../shell/edits.ts";
import { whereWord } from "../../../shell/script.ts";
import { scriptRule } from "../script/scriptRule.ts";

const tests = new Set(["-name", "-iname", "-path", "-ipath", "-wholename", "-iwholename", "-lname", "-ilname"]);

export const findPattern = scriptRule("findPattern", ["SC2061"], "warning", (script, run, report) => {
  if (!script.source.text.includes("find")) return;
  for (const { name, args, node } of script.commands) {
    if (node === undefined || name !== "find") continue;
    for (const [at, word] of args.entries()) {
      const before = args[at - 1]?.value ?? "";
      const text = script.source.text.slice(word.from, word.to);
      const pattern = tests.has(before) || before.endsWith("regex");
      if (!pattern || !/[*?[]/.test(unquoted(text))) continue;
      const where = whereWord(script, word);
      report(where, t("Quote the pattern: find is to see it, not the shell."), {
        fixes: fixOf(
          t("Quote it"),
          quoteEdits(text).map((quote, side) =>
            editSpan(run.doc, side === 0 ? where.start : where.end, side === 0 ? where.start : where.end, quote),
          ),
        ),
      });
    }
  }
});

/** What stands outside of quotes, escaped characters left out. */
const unquoted = (text: string): string => text.replace(/\\.|'[^']*'|"(?:\\.|[^"\\])*"/gs, "");

/** Quotes for both sides; none for what has its own, or backslashes. */
function quoteEdits(text: string): readonly string[] {
  if (/["'\\`]/.test(text)) return [];
  const quote = text.includes("$") ? '"' : "'";
  return [quote, quote];
}
