// SC2046: the output of $(…) without quotes is split into words.
import type { CommandExpansionPart } from "unbash";
import { t } from "../../../../../base/l10n.ts";
import { editSpan, fixOf } from "../../../shell/edits.ts";
import { livelyCommands, splitWords } from "./splitWords.ts";
import { scriptRule } from "./scriptRule.ts";

/** They print one word and nothing else, or numbers that are meant to be words. */
const oneWord =
  /^[`$(\s]*(nproc|seq|pgrep|arch|uname\s+-[mrsn]|id\s+-[ug]|dpkg\s+--print-architecture|apk\s+--print-arch|lsb_release\s+-c?sc?)\b[^|;&]*$/;

export const quoteSubstitution = scriptRule("quoteSubstitution", ["SC2046"], "warning", (script, run, report) => {
  if (!/[`(]/.test(script.source.text)) return;
  for (const command of livelyCommands(script)) {
    if (command.name === "eval") continue;
    for (const word of splitWords(script, command)) {
      // Parts are made when asked for.
      if (!/[`(]/.test(word.text)) continue;
      for (const part of word.parts ?? []) {
        // `# a comment` between a command's lines prints nothing.
        if (part.type !== "CommandExpansion" || oneWord.test(part.text) || part.script?.commands.length === 0) continue;
        const { start, end } = script.source.span(part.pos, part.end);
        const fixes = fixOf(t("Put it in quotes"), quoted(part) ? edits(start, end) : [], false);
        report({ start, end }, t("What this prints is split into words. Put it in double quotes."), { fixes });
      }
    }
  }

  /** Two insertions, so that comments and line ends within stay. */
  function edits(start: number, end: number) {
    return [editSpan(run.doc, start, start, '"'), editSpan(run.doc, end, end, '"')];
  }
});

/** Quotes within backticks would need backslashes. */
const quoted = ({ text }: CommandExpansionPart): boolean => text.startsWith("$(") || !/["\\]/.test(text);
