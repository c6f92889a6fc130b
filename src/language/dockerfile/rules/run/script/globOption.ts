// SC2035: a file named "-rf" makes an option of `rm *`.
import { t } from "../../../../../base/l10n.ts";
import { editSpan, fixOf } from "../../../shell/edits.ts";
import { whereWord } from "../../../shell/script.ts";
import { scriptRule } from "./scriptRule.ts";

/** They print words, or match the pattern themselves. */
const exempt = new Set([
  "echo",
  "printf",
  "find",
  "case",
  "[",
  "test",
  "expr",
  "let",
  "for",
  "export",
  "apk",
  "yum",
  "dnf",
  "zypper",
]);

export const globOption = scriptRule("globOption", ["SC2035"], "info", (script, run, report) => {
  if (!/[\s][*?]/.test(script.source.text)) return;
  for (const { name, args, node } of script.commands) {
    if (node === undefined || exempt.has(name) || name === "") continue;
    for (const word of args) {
      if (word.value === "--") break;
      const text = script.source.text.slice(word.from, word.to);
      if (!/^\*|^\?+[\w.*]/.test(text)) continue;
      const { start } = whereWord(script, word);
      const fixes = fixOf(t("Write {0}", "./"), [editSpan(run.doc, start, start, "./")], false);
      report(
        whereWord(script, word),
        t("A file whose name begins with - would count as an option. Write ./ in front."),
        { fixes },
      );
    }
  }
});
