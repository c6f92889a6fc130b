// `apk add --no-cache --update`: without a cache the index is fetched each time anyway.
import { t } from "../../../../../base/l10n.ts";
import { editSpan, fixOf, isEditable } from "../../../shell/edits.ts";
import type { ShellCommand, ShellWord } from "../../../shell/model.ts";
import { has } from "../../../shell/options.ts";
import type { Run } from "../../../shell/run.ts";
import { runRule } from "../../../shell/runRule.ts";
import { whereWord } from "../../../shell/script.ts";
import type { TextEdit } from "../../../../../base/text.ts";
import { callsWith } from "../packageManager.ts";
import { apk } from "../packageManagers.ts";
import { updates } from "./apkNoCache.ts";

export const apkUpdateTwice = runRule("apkUpdateTwice", [], "hint", (run, report) => {
  for (const call of callsWith(run, apk, ["add"])) {
    const word = call.options.find((option) => updates.includes(option.word.value))?.word;
    if (word === undefined || !has(call, "--no-cache")) continue;
    const message = t("--no-cache fetches the index by itself. Leave {0} out.", word.value);
    const fixes = fixOf(t("Remove {0}", word.value), [without(run, call.command, word)]);
    report(whereWord(call.command.script, word), message, { fixes, tags: ["unnecessary"] });
  }
});

/** The word and the blanks in front of it, or its line where it has one to itself; in exec form it stays. */
function without({ doc }: Run, command: ShellCommand, word: ShellWord): TextEdit | undefined {
  if (!isEditable(command) || command.node === undefined) return undefined;
  const { start, end } = command.script.source.span(word.from, word.to);
  const blanks = /[ \t]*$/.exec(doc.text.slice(0, start).slice(-longest))?.[0].length ?? 0;
  const rest = /^[ \t]*[\\`][ \t]*\r?\n/.exec(doc.text.slice(end, end + longest))?.[0].length ?? 0;
  const isAlone = rest > 0 && doc.text[start - blanks - 1] === "\n";
  return editSpan(doc, start - blanks, end + (isAlone ? rest : 0), "");
}

/** Blanks beside a word: more than this is no layout. */
const longest = 300;
