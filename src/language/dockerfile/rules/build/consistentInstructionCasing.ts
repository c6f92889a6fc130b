// All instructions in one casing: that of the majority, capitals when it is a draw.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { rangeOf, replace, safely } from "../../edits.ts";
import { instructionWord } from "../../vocabulary.ts";
import type { DockerRule } from "../dockerRule.ts";

export const consistentInstructionCasing: DockerRule = {
  id: "consistentInstructionCasing",
  aliases: ["ConsistentInstructionCasing"],
  severity: "warning",
  check: (doc, report) => {
    // Like the builder, this counts stages only: an ARG above them is free.
    const keywords = doc.instructions
      .filter(({ stage, name }) => stage !== undefined && instructionWord(name) !== undefined)
      .map(({ keyword }) => ({ keyword, text: doc.text.slice(keyword.start, keyword.end) }));
    const lower = keywords.filter(({ text }) => text === text.toLowerCase()).length;
    const upper = keywords.filter(({ text }) => text === text.toUpperCase()).length;
    for (const { keyword, text } of keywords) {
      const wanted = lower > upper ? text.toLowerCase() : text.toUpperCase();
      if (text === wanted) continue;
      report({
        range: rangeOf(doc, keyword),
        message: t("Write {0} as most other instructions here: {1}.", plain(text), wanted),
        fixes: [safely(t("Write {0}", wanted), replace(doc, keyword, wanted))],
      });
    }
  },
};
