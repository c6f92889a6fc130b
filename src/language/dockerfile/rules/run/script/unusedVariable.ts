// SC2034: a variable is set and never used; it does not outlive its RUN.
import { t } from "../../../../../base/l10n.ts";
import { plain } from "../../../../../base/plain.ts";
import type { Fix } from "../../../../language.ts";
import { editSpan, fixOf, keywordLike } from "../../../shell/edits.ts";
import type { Run } from "../../../shell/run.ts";
import { variableAt } from "../../../shell/environment.ts";
import { variablesOf } from "../../../shell/variables.ts";
import { scriptRule } from "./scriptRule.ts";

/** The shell itself or every program reads these, and they are exported from the start. */
const special =
  /^(_.*|PATH|HOME|IFS|LANG|LC_\w+|LANGUAGE|PS\d|OPT\w+|HIST\w+|TMPDIR|TERM|SHELL|USER|CDPATH|ENV|BASH_\w+|TZ)$/;

export const unusedVariable = scriptRule("unusedVariable", ["SC2034"], "warning", (script, run, report) => {
  const { uses, settings, opaque } = variablesOf(script);
  if (opaque) return;
  const needed = new Set([...uses, ...settings.filter(({ passed }) => passed)].map(({ name }) => name));
  for (const { name, from, to } of settings) {
    if (needed.has(name) || special.test(name) || variableAt(run.doc, run.instruction, name) !== undefined) continue;
    needed.add(name);
    const message = t(
      "{0} is set but not used, and is gone when this RUN ends. ENV keeps a variable.",
      plain(name, 60),
    );
    report(script.source.span(from, to), message, { tags: ["unnecessary"], fixes: asEnv(run) });
  }
});

/** `RUN A=b` and nothing else: `ENV A=b` was meant. The image keeps it, so a person must agree. */
function asEnv({ doc, instruction, script }: Run): readonly Fix[] {
  const own = doc.instructions[instruction.index] === instruction && instruction.flags.length === 0;
  const simple = /^[A-Za-z_]\w*=([\w./:@%+,-]+|"[^"$`\\]*")$/.test(script?.source.text ?? "");
  if (!own || !simple) return [];
  return fixOf(
    t("Use {0}", "ENV"),
    [editSpan(doc, instruction.keyword.start, instruction.keyword.end, keywordLike("ENV", doc, instruction))],
    false,
  );
}
