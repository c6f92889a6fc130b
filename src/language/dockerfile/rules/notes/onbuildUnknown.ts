// ONBUILD with a line that cannot be run: this build keeps it, the next one fails on it.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { byHand, rangeOf, replace } from "../../edits.ts";
import { named } from "../../syntax/select.ts";
import { instructionWord, instructionWords } from "../../vocabulary.ts";
import type { DockerRule } from "../dockerRule.ts";
import { checkArguments, isReadAtOnce } from "../errors/argumentCount.ts";
import { nearest } from "../suggest.ts";

export const onbuildUnknown: DockerRule = {
  id: "onbuildUnknown",
  aliases: [],
  severity: "warning",
  check: (doc, report) => {
    for (const { trigger } of named(doc, "ONBUILD")) {
      if (trigger === undefined) continue;
      if (instructionWord(trigger.name) !== undefined) {
        checkArguments(doc, trigger, (code, span, message, ...fixes) => {
          if (!isReadAtOnce(trigger, code)) report({ range: rangeOf(doc, span), message, fixes });
        });
        continue;
      }
      const meant = nearest(
        trigger.name,
        instructionWords.map(({ name }) => name),
      );
      report({
        range: rangeOf(doc, trigger.keyword),
        message: t("{0} is no instruction: builds on this image would fail.", plain(trigger.name)),
        fixes: meant === undefined ? [] : [byHand(t("Change to {0}", meant), replace(doc, trigger.keyword, meant))],
      });
    }
  },
};
