// SC3010: [[ ]] is no part of a plain sh.
import type { TestCommand, TestExpression, Word } from "unbash";
import { t } from "../../../../../base/l10n.ts";
import type { TextEdit } from "../../../../../base/text.ts";
import { editSpan, fixOf } from "../../../shell/edits.ts";
import type { Script } from "../../../shell/model.ts";
import type { Run } from "../../../shell/run.ts";
import { walk } from "../../../shell/walk.ts";
import { ifStrict, isStrictSh, scriptRule } from "./scriptRule.ts";

export const doubleBracket = scriptRule("doubleBracket", ["SC3010"], "warning", (script, run, report) => {
  if (!script.source.text.includes("[[") || !isStrictSh(script, run)) return;
  walk(script, (node) => {
    if (node.type !== "TestCommand") return;
    const fixes = fixOf(t("Write [ ]"), single(node, script, run));
    report(
      script.source.span(node.pos, node.pos + 2),
      t("A plain sh does not know [[ ]]. Use [ ], or choose bash with SHELL."),
      { fixes, ...ifStrict(script, run) },
    );
  });
});

/** Only where both mean the same: one test, nothing to split, no pattern. */
function single({ expression, pos, end }: TestCommand, { source }: Script, { doc }: Run): readonly TextEdit[] {
  const inner = comparison(expression, source.text);
  if (inner === undefined || source.text.slice(end - 2, end) !== "]]") return [];
  const at = (from: number, to: number, text: string): TextEdit => {
    const { start, end: behind } = source.span(from, to);
    return editSpan(doc, start, behind, text);
  };
  return [at(pos, pos + 2, "["), ...inner.map((index) => at(index, index + 2, "=")), at(end - 2, end, "]")];
}

/** Indexes of "==" to shorten; undefined: [ ] would mean something else. */
function comparison(expression: TestExpression, text: string): readonly number[] | undefined {
  if (expression.type === "TestUnary")
    return /^-[bcdefghLnprsSuwxz]$/.test(expression.operator) && isWhole(expression.operand) ? [] : undefined;
  if (expression.type !== "TestBinary" || !isWhole(expression.left) || !isWhole(expression.right)) return undefined;
  if (expression.operator === "==") return [text.indexOf("==", expression.left.end)];
  return /^(=|!=|-eq|-ne|-lt|-le|-gt|-ge)$/.test(expression.operator) ? [] : undefined;
}

const isWhole = ({ parts }: Word): boolean =>
  (parts ?? []).every(({ type }) => type === "Literal" || type === "SingleQuoted" || type === "DoubleQuoted");
