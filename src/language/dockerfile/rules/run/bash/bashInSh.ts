// SC30xx: arrays, `${x//a/b}`, `<( )` and more that bash knows and a plain sh stops at, or takes for something else. `[[`, `==`,
// `source` and echo's flags have rules of their own.
import type { SyntaxNode } from "unbash";
import { t } from "../../../../../base/l10n.ts";
import { plain } from "../../../../../base/plain.ts";
import type { Rule } from "../../../../language.ts";
import { addLineAbove, fixOf } from "../../../shell/edits.ts";
import { runRule } from "../../../shell/runRule.ts";
import { walk } from "../../../shell/walk.ts";
import type { Dockerfile } from "../../../syntax/tree.ts";
import { ifStrict, isSilenced, isStrictSh } from "../script/scriptRule.ts";

/** By ShellCheck's numbering. */
const expansions: Readonly<Record<string, string>> = { Replace: "SC3060", Slice: "SC3057", CaseModification: "SC3059" };
const nodes: Readonly<Record<string, string>> = {
  ArrayValue: "SC3030",
  ProcessSubstitution: "SC3001",
  HereString: "SC3011",
  AnsiCQuoted: "SC3003",
  ArithmeticCommand: "SC3006",
  ArithmeticFor: "SC3005",
  BraceExpansion: "SC3009",
};
const commands: Readonly<Record<string, string>> = { pushd: "SC3044", popd: "SC3044", dirs: "SC3044", let: "SC3039" };

const codes = [...new Set([expansions, nodes, commands].flatMap((table) => Object.values(table))), "SC3020", "SC3053"];

export const bashInSh: Rule<Dockerfile> = runRule("bashInSh", [...codes, "SC3054"].sort(), "warning", (run, report) => {
  for (const script of run.scripts) {
    if (script.nested || !isStrictSh(script, run)) continue;
    walk(script, (node) => {
      const code = codeOf(node);
      if (code === undefined || isSilenced(run, [code])) return;
      const where = script.source.span(node.pos, node.type === "Command" ? (node.name?.end ?? node.end) : node.end);
      const said = script.source.text.slice(node.pos, node.type === "Command" ? node.name?.end : node.end);
      report(
        where,
        t("A plain sh does not know {0}. Write it otherwise, or choose bash with SHELL.", plain(said, 40)),
        {
          code,
          ...ifStrict(script, run),
          fixes: fixOf(
            t("Put SHELL with bash above"),
            [addLineAbove(run.doc, run.instruction, 'SHELL ["/bin/bash", "-c"]')],
            false,
          ),
        },
      );
    });
  }
});

function codeOf(node: SyntaxNode): string | undefined {
  switch (node.type) {
    case "ParameterExpansion":
      if (node.prefix === "!") return "SC3053";
      return node.index === undefined ? expansions[node.operation?.type ?? ""] : "SC3054";
    case "Command":
      return node.prefix.length === 0 && Object.hasOwn(commands, node.name?.value ?? "")
        ? commands[node.name?.value ?? ""]
        : undefined;
    case "Redirect":
      return node.operator.startsWith("&>") ? "SC3020" : undefined;
    default:
      return Object.hasOwn(nodes, node.type) ? nodes[node.type] : undefined;
  }
}
