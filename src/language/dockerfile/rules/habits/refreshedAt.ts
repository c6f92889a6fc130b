// A variable whose only use is to spoil the build's cache by being changed.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import type { Fix } from "../../../language.ts";
import { byHand, rangeOf, removeInstruction } from "../../edits.ts";
import { named } from "../../syntax/select.ts";
import type { Dockerfile, Instruction, Pair } from "../../syntax/tree.ts";
import type { DockerRule } from "../dockerRule.ts";

const names = /^(?:refreshed(?:_?at)?|last_?refreshed|cache_?bust(?:er)?)$/i;

export const refreshedAt: DockerRule = {
  id: "refreshedAt",
  aliases: [],
  severity: "hint",
  check: (doc, report) => {
    for (const instruction of named(doc, "ENV"))
      for (const { key } of instruction.pairs) {
        if (!names.test(key.value)) continue;
        report({
          range: rangeOf(doc, key),
          message: t(
            "{0} is there to be changed, so that what follows is built anew. docker build --no-cache does that without a trace in the image.",
            plain(key.value),
          ),
          fixes: removal(doc, instruction, key),
        });
      }
  },
};

/** Only where nothing reads it. */
function removal(doc: Dockerfile, instruction: Instruction, key: Pair["key"]): readonly Fix[] {
  const used = doc.text.split(key.value).length > 2;
  if (used || instruction.pairs.length !== 1) return [];
  return [byHand(t("Remove {0}", plain(key.value)), removeInstruction(doc, instruction))];
}
