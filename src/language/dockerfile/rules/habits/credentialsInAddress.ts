// An address with a password in it: whoever has the image, or its history, can read it.
import { t } from "../../../../base/l10n.ts";
import { rangeOf } from "../../edits.ts";
import { cloneFixes } from "../../rewrites/mountInsteadOfClone.ts";
import { bindingAt } from "../../syntax/scope.ts";
import type { Dockerfile, Instruction } from "../../syntax/tree.ts";
import type { DockerRule } from "../dockerRule.ts";

/** A user and a password, or a token alone, which is long. */
const address = /\b(?:https?|ftp|git|ssh):\/\/(?:([^\s/:@'"]*):([^\s/@'"]+)|(\w{20,}))@/g;

export const credentialsInAddress: DockerRule = {
  id: "credentialsInAddress",
  aliases: [],
  severity: "warning",
  check: (doc, report) => {
    for (const instruction of doc.instructions) {
      if (!instruction.body.text.includes("@")) continue;
      for (const found of instruction.body.text.matchAll(address)) {
        const [whole, , password, token = ""] = found;
        if (isSecret(doc, instruction, password ?? token)) continue;
        const end = found.index + whole.length - 1;
        report({
          range: rangeOf(doc, instruction.body.span(found.index + whole.indexOf("//") + 2, end)),
          message: t("This password stays readable in the image or its history. Use RUN --mount=type=secret."),
          fixes: cloneFixes(doc, instruction, found.index),
        });
      }
    }
  },
};

/** A variable that neither ARG nor ENV sets comes from elsewhere, as from a secret. */
function isSecret(doc: Dockerfile, instruction: Instruction, password: string): boolean {
  const name = /^\$\{?([A-Za-z_]\w*)\}?$/.exec(password)?.[1];
  if (name === undefined) return /^\$\(|^[`<{[]|^[*x.]+$/i.test(password);
  return bindingAt(doc, instruction, name) === undefined;
}
