// SC2038: `find | xargs` parts names at blanks and quotes.
import type { Command, Pipeline } from "unbash";
import { t } from "../../../../../base/l10n.ts";
import type { TextEdit } from "../../../../../base/text.ts";
import { editSpan, fixOf } from "../../../shell/edits.ts";
import type { Script } from "../../../shell/model.ts";
import type { Run } from "../../../shell/run.ts";
import { walk } from "../../../shell/walk.ts";
import { scriptRule } from "../script/scriptRule.ts";

export const findXargs = scriptRule("findXargs", ["SC2038"], "warning", (script, run, report) => {
  if (script.pipes.length === 0 || !/\bxargs\b/.test(script.source.text)) return;
  walk(script, (node) => {
    if (node.type !== "Pipeline") return;
    for (const [at, find] of node.commands.entries()) {
      const xargs = node.commands[at + 1];
      if (!isCommand(find, "find") || !isCommand(xargs, "xargs") || isSafe(find, xargs)) continue;
      report(
        script.source.span(find.pos, xargs.name?.end ?? xargs.pos),
        t("Names with blanks or quotes break this. Use -print0 and xargs -0, or -exec … +."),
        { fixes: fixOf(t("Use -print0 and xargs -0"), edits(find, xargs, script, run)) },
      );
    }
  });
});

function isCommand(node: Pipeline["commands"][number] | undefined, name: string): node is Command {
  return node?.type === "Command" && node.name?.value === name;
}

const wordsOf = ({ suffix }: Command): readonly string[] =>
  suffix.map((piece) => (piece.type === "Word" ? piece.value : ""));

/** They part names by something else, or print something else than names. */
const isSafe = (find: Command, xargs: Command): boolean =>
  wordsOf(find).some((word) => /^-f?print(0|f)$/.test(word)) ||
  wordsOf(xargs).some((word) => /^-[a-zA-Z]*0|^--null$|^-d|^--delimiter/.test(word));

/** None where more than names may be printed, or lines are counted. */
function edits(find: Command, xargs: Command, { source }: Script, { doc }: Run): readonly TextEdit[] {
  const plain = wordsOf(find).every(
    (word) => !/^-(o|or|exec.*|ok.*|delete|ls|fls|print|fprint|prune|quit)$|^,$|^[()!]/.test(word),
  );
  const lines = wordsOf(xargs).some((word) => /^-[LlE]|^--(max-lines|eof)/.test(word));
  const last = find.suffix.at(-1) ?? find.name;
  if (!plain || lines || last === undefined || xargs.name === undefined || find.redirects.length > 0) return [];
  const behindFind = source.span(last.pos, last.end).end;
  const behindXargs = source.span(xargs.name.pos, xargs.name.end).end;
  return [editSpan(doc, behindFind, behindFind, " -print0"), editSpan(doc, behindXargs, behindXargs, " -0")];
}
