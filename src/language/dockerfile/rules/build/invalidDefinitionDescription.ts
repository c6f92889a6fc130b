// A comment right above ARG or FROM is shown as its description, and should then begin with the name.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { byHand, insert, rangeOf } from "../../edits.ts";
import type { DockerRule } from "../dockerRule.ts";

export const invalidDefinitionDescription: DockerRule = {
  id: "invalidDefinitionDescription",
  aliases: ["InvalidDefinitionDescription"],
  // The builder has it as an experiment that must be asked for; so do we.
  severity: "off",
  check: (doc, report) => {
    for (const instruction of doc.instructions) {
      const name =
        instruction.name === "ARG"
          ? instruction.pairs[0]?.key.value
          : instruction.name === "FROM"
            ? instruction.stage?.name?.value
            : undefined;
      const comment = instruction.commentsAbove.at(-1);
      if (name === undefined || comment === undefined || comment.text === "") continue;
      if (doc.directives.some(({ start }) => start === comment.start) || /^(hadolint|check\s*=)/i.test(comment.text))
        continue;
      const first = instruction.commentsAbove.find(({ text }) => text !== "") ?? comment;
      if (instruction.commentsAbove.some(({ text }) => text.startsWith(`${name} `) || text === name)) continue;
      report({
        range: rangeOf(doc, first),
        message: t("Begin the description with {0}, or part it from the instruction by an empty line.", plain(name)),
        fixes: [byHand(t("Begin with {0}", plain(name)), insert(doc, first.start + 1, ` ${name}`))],
      });
    }
  },
};
