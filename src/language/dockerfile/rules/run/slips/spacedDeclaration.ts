// SC2290: `export a =b` declares a, and then something that is no name.
import { t } from "../../../../../base/l10n.ts";
import type { TextEdit } from "../../../../../base/text.ts";
import { editSpan, fixOf } from "../../../shell/edits.ts";
import type { Script, ShellWord } from "../../../shell/model.ts";
import type { Run } from "../../../shell/run.ts";
import { scriptRule } from "../script/scriptRule.ts";

const declaring = new Set(["export", "readonly", "local", "declare", "typeset"]);

export const spacedDeclaration = scriptRule("spacedDeclaration", ["SC2290"], "warning", (script, run, report) => {
  const { source } = script;
  for (const { name, args } of script.commands) {
    if (!declaring.has(name)) continue;
    for (const [at, equals] of args.entries()) {
      const target = args[at - 1];
      if (target === undefined || source.text[equals.from] !== "=" || !/^[A-Za-z_]\w*$/.test(target.value)) continue;
      report(source.span(target.from, equals.from + 1), t("Leave no spaces around =."), {
        fixes: fixOf(t("Remove the spaces"), edits(target, equals, args[at + 1], script, run), false),
      });
    }
  }
});

function edits(
  target: ShellWord,
  equals: ShellWord,
  value: ShellWord | undefined,
  { source }: Script,
  { doc }: Run,
): readonly TextEdit[] {
  const gap = (from: number, to: number): TextEdit =>
    editSpan(doc, source.span(from - 1, from).end, source.offsetAt(to), "");
  const alone = equals.to === equals.from + 1;
  // In quotes or not, a value with variables would be the next trouble.
  const plain = !alone || (value?.fixed === true && !value.value.startsWith("="));
  if (!plain || (!alone && !equals.fixed)) return [];
  return [gap(target.to, equals.from), ...(alone && value !== undefined ? [gap(equals.to, value.from)] : [])];
}
