// SC2086: a variable without quotes is split at blanks and its "*" become file names.
import type { ParameterExpansionPart, SimpleExpansionPart } from "unbash";
import { t } from "../../../../../base/l10n.ts";
import { plain } from "../../../../../base/plain.ts";
import { baseEnvironment } from "../../../baseEnvironment.ts";
import { rootImage } from "../../../images.ts";
import { variableAt } from "../../../shell/environment.ts";
import { editSpan, fixOf } from "../../../shell/edits.ts";
import type { Run } from "../../../shell/run.ts";
import type { Script, ShellCommand } from "../../../shell/model.ts";
import { variablesOf } from "../../../shell/variables.ts";
import type { Dockerfile, Instruction } from "../../../syntax/tree.ts";
import { livelyCommands, splitWords } from "./splitWords.ts";
import { scriptRule } from "./scriptRule.ts";

/** Numbers, by the shells' manuals; and paths that nobody gives blanks in an image. */
const numbers =
  /^([?#$!@*_-]|BASHPID|E?UID|PPID|RANDOM|SECONDS|LINENO|COLUMNS|LINES|SHLVL|EPOCHSECONDS|OPTIND|PATH|PWD)$/;

export const quoteVariable = scriptRule("quoteVariable", ["SC2086"], "info", (script, run, report) => {
  if (!script.source.text.includes("$")) return;
  for (const command of livelyCommands(script))
    for (const word of splitWords(script, command)) {
      // Parts are made when asked for.
      if (!word.text.includes("$")) continue;
      for (const part of word.parts ?? []) {
        if (part.type !== "SimpleExpansion" && part.type !== "ParameterExpansion") continue;
        if (isHarmless(part, script, run)) continue;
        const { start, end } = script.source.span(part.pos, part.end);
        const quoted = `"${run.doc.text.slice(start, end)}"`;
        const edits = part.text.includes('"') || isPiped(command) ? [] : [editSpan(run.doc, start, end, quoted)];
        // Who means several words must not have them quoted unseen.
        const fixes = fixOf(t("Put it in quotes"), edits, false);
        report({ start, end }, t("{0} is split at blanks. Put it in double quotes.", plain(part.text, 60)), { fixes });
      }
    }
});

/** `cat $files | …`: with quotes it would be one file, and cat of no use. */
const isPiped = ({ name, args, place }: ShellCommand): boolean =>
  name === "cat" && args.length === 1 && place.subshell && !place.substituted;

function isHarmless(
  part: SimpleExpansionPart | ParameterExpansionPart,
  script: Script,
  { doc, instruction }: Run,
): boolean {
  const name = part.type === "SimpleExpansion" ? part.text.slice(1) : part.parameter;
  if (numbers.test(name) || (part.type === "ParameterExpansion" && part.prefix !== undefined)) return true;
  // `${flag:+--flag}` brings words of its own on purpose.
  if (part.type === "ParameterExpansion" && /^:?\+$/.test(part.operation?.operator ?? "")) return true;
  // ARG and ENV say in this file what is in it: splitting is meant.
  if (variableAt(doc, instruction, name) !== undefined || isOfBase(doc, instruction, name)) return true;
  return (
    variablesOf(script)
      .byName.get(name)
      ?.every((setting) => setting.plain) === true
  );
}

/** `$PHPIZE_DEPS` and the like: lists of words that the base image is known to set. */
function isOfBase(doc: Dockerfile, { stage }: Instruction, name: string): boolean {
  const image = stage && rootImage(doc, stage);
  return image !== undefined && baseEnvironment(image.name)?.has(name) === true;
}
