// SC2002: `cat file | command` needs neither cat nor pipe.
import type { Command, Pipeline, Word } from "unbash";
import { t } from "../../../../../base/l10n.ts";
import type { TextEdit } from "../../../../../base/text.ts";
import { editSpan, fixOf } from "../../../shell/edits.ts";
import type { Script } from "../../../shell/model.ts";
import type { Run } from "../../../shell/run.ts";
import { walk } from "../../../shell/walk.ts";
import { scriptRule } from "./scriptRule.ts";

export const uselessCat = scriptRule("uselessCat", ["SC2002"], "hint", (script, run, report) => {
  if (script.pipes.length === 0 || !/\bcat\b/.test(script.source.text)) return;
  walk(script, (node) => {
    if (node.type !== "Pipeline" || node.operators[0] !== "|") return;
    const file = catOf(node);
    if (file === undefined) return;
    const message = t("cat is not needed: write < and the file behind the next command.");
    const fixes = fixOf(t("Write <"), redirected(node, file, script, run));
    report(script.source.span(node.commands[0]?.pos ?? node.pos, file.end), message, { fixes });
  });
});

/** The one file of a `cat` that does nothing else. */
function catOf({ commands: [first] }: Pipeline): Word | undefined {
  if (first?.type !== "Command" || first.name?.value !== "cat" || first.prefix.length > 0) return undefined;
  const [file, another] = first.suffix;
  const single = file?.type === "Word" && another === undefined && !/^-|[*?[]/.test(file.value);
  // Without quotes a variable may be several files.
  return single && !/^[$`]/.test(file.text) ? file : undefined;
}

function redirected(node: Pipeline, file: Word, { source }: Script, { doc }: Run): readonly TextEdit[] {
  const [first, next] = node.commands;
  if (first?.type !== "Command" || next?.type !== "Command" || next.name === undefined || !takesInput(next)) return [];
  const { start, end } = source.span(first.pos, next.pos);
  const to = source.span(next.pos, next.end).end;
  const from = source.offsetAt(next.pos);
  if (doc.text.slice(start, from).includes("#") || end > from) return [];
  const { start: fileStart, end: fileEnd } = source.span(file.pos, file.end);
  return [editSpan(doc, start, from, ""), editSpan(doc, to, to, ` < ${doc.text.slice(fileStart, fileEnd)}`)];
}

const takesInput = ({ redirects }: Command): boolean => redirects.every(({ operator }) => !operator.startsWith("<"));
