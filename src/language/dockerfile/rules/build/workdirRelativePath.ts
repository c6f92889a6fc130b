// A relative WORKDIR depends on what the base image has set, and moves when that does.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { byHand, insert, rangeOf } from "../../edits.ts";
import { expandWord } from "../../syntax/expand.ts";
import { everywhere } from "../../syntax/select.ts";
import type { Dockerfile, Instruction, Stage, Word } from "../../syntax/tree.ts";
import type { DockerRule } from "../dockerRule.ts";

export const workdirRelativePath: DockerRule = {
  id: "workdirRelativePath",
  aliases: ["WorkdirRelativePath", "DL3000"],
  severity: "warning",
  check: (doc, report) => {
    const anchored = new Set<Stage>();
    for (const instruction of everywhere(doc, "WORKDIR")) {
      const [path] = instruction.words;
      const { stage } = instruction;
      if (path === undefined) continue;
      const known = stage !== undefined && isAnchored(stage, anchored);
      if (stage !== undefined) anchored.add(stage);
      if (isAbsolute(doc, instruction, path)) continue;
      // Behind another WORKDIR the place is known: hadolint minds still, the builder does not.
      report({
        // Nor does it look at what ONBUILD keeps.
        ...(known || doc.instructions[instruction.index] !== instruction ? { code: "DL3000" } : {}),
        range: rangeOf(doc, path),
        message: known
          ? t("{0} counts from the WORKDIR above. An absolute path says where it is.", plain(path.value))
          : t("{0} counts from a folder that the base image sets. Write an absolute path.", plain(path.value)),
        fixes:
          known || path.text.startsWith(".")
            ? []
            : [
                byHand(
                  t("Begin at the root: /{0}", plain(path.value)),
                  insert(doc, path.start + (/^["']/.test(path.text) ? 1 : 0), "/"),
                ),
              ],
      });
    }
  },
};

function isAnchored(stage: Stage, anchored: ReadonlySet<Stage>): boolean {
  for (let at: Stage | undefined = stage; at !== undefined; at = at.base) if (anchored.has(at)) return true;
  return false;
}

/** An unknown variable may hold anything. */
function isAbsolute(doc: Dockerfile, instruction: Instruction, path: Word): boolean {
  // What stands before the first variable decides, whatever that holds.
  const fixed = /^[^$]*/.exec(path.value)?.[0] ?? "";
  const value = fixed === "" && path.text.includes("$") ? expandWord(doc, instruction, path) : path.value;
  if (value === "" && path.text !== "" && path.variables.length === 0) return false;
  return value === undefined || value === "" || /^(\/|\\|[A-Za-z]:)/.test(value) || value.startsWith("$");
}
