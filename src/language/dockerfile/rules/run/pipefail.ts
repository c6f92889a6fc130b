// DL4006: of a pipe only the last command's failure counts, unless SHELL asks for more.
import { t } from "../../../../base/l10n.ts";
import type { Fix } from "../../../language.ts";
import { familyOf } from "../../shell/dialect.ts";
import { addLineAbove, fixOf } from "../../shell/edits.ts";
import type { Script } from "../../shell/model.ts";
import type { Run } from "../../shell/run.ts";
import { runRule } from "../../shell/runRule.ts";

export const pipefail = runRule("pipefail", ["DL4006"], "warning", (run, report) => {
  const { script, dialect } = run;
  const at = script?.pipes[0];
  if (script === undefined || at === undefined || dialect?.words.some((word) => /\bpipefail$/.test(word)) === true)
    return;
  if (isSetBefore(script, at) && knowsPipefail(run)) return;
  const message = t("Only the last command of this pipe can fail the build. Set SHELL with -o pipefail above.");
  report(script.source.span(at, at + 1), message, { fixes: fixes(run) });
});

/** `set -o pipefail`, `set -euxo pipefail`. */
const isSetBefore = ({ commands }: Script, at: number): boolean =>
  commands.some(
    ({ name, nameWord, args }) =>
      name === "set" && nameWord.from < at && args.some(({ value }) => value === "pipefail"),
  );

/** A plain sh of Debian's stops at the word itself. */
function knowsPipefail({ doc, dialect, instruction }: Run): boolean {
  const family = familyOf(doc, instruction.stage);
  const isSh = dialect?.name === "sh" || dialect?.name === "dash";
  return !isSh || family === "alpine" || family === "redhat" || family === "suse";
}

/** The shell may be missing in the image, and rules all RUNs behind: a person must agree. */
function fixes({ doc, instruction, script }: Run): readonly Fix[] {
  if (script?.lines === true) return [];
  const ash = familyOf(doc, instruction.stage) === "alpine";
  const shell = ash ? '["/bin/ash", "-eo", "pipefail", "-c"]' : '["/bin/bash", "-o", "pipefail", "-c"]';
  return fixOf(t("Put SHELL with pipefail above"), [addLineAbove(doc, instruction, `SHELL ${shell}`)], false);
}
