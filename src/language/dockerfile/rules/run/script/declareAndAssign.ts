// SC2155: `export A=$(b)` succeeds whatever becomes of b.
import type { Assignment, Command } from "unbash";
import { t } from "../../../../../base/l10n.ts";
import type { TextEdit } from "../../../../../base/text.ts";
import { editSpan, fixOf } from "../../../shell/edits.ts";
import type { ShellCommand } from "../../../shell/model.ts";
import type { Run } from "../../../shell/run.ts";
import { scriptRule } from "./scriptRule.ts";

const declaring = new Set(["export", "declare", "local", "readonly", "typeset"]);

export const declareAndAssign = scriptRule("declareAndAssign", ["SC2155"], "warning", (script, run, report) => {
  for (const command of script.commands) {
    if (!declaring.has(command.name) || command.node === undefined) continue;
    const pieces = command.node.suffix.filter((piece): piece is Assignment => piece.type === "Assignment");
    for (const piece of pieces) {
      if (!runsSomething(piece)) continue;
      const fixes = fixOf(t("Set it first, then export it"), parted(command, command.node, piece, run));
      const message = t("A failure in here goes unnoticed. Set the variable first, then {0} it.", command.name);
      report(script.source.span(piece.pos, piece.end), message, { fixes });
    }
  }
});

function runsSomething({ value }: Assignment): boolean {
  const parts = value.type === "Word" ? (value.parts ?? []) : [];
  return parts.some(
    (part) =>
      part.type === "CommandExpansion" ||
      (part.type === "DoubleQuoted" && part.parts.some(({ type }) => type === "CommandExpansion")),
  );
}

/** `export A=$(b)` → `A=$(b) && export A`. */
function parted(
  { name, script, place }: ShellCommand,
  node: Command,
  piece: Assignment,
  { doc }: Run,
): readonly TextEdit[] {
  const simple = name === "export" && node.suffix.length === 1 && node.prefix.length === 0;
  if (!simple || place.after === "||" || place.tested) return [];
  const { start, end } = script.source.span(piece.pos, piece.end);
  return [
    editSpan(doc, script.source.offsetAt(node.pos), start, ""),
    editSpan(doc, end, end, ` && export ${piece.name}`),
  ];
}
