// An address with a password in it: whoever has the image, or its history, can read it.
import { t } from "../../../../base/l10n.ts";
import { rangeOf } from "../../edits.ts";
import { bindingAt } from "../../syntax/scope.ts";
import type { Dockerfile, Instruction } from "../../syntax/tree.ts";
import type { DockerRule } from "../dockerRule.ts";

const address = /\b(?:https?|ftp|git|ssh):\/\/([^\s/:@'"]*):([^\s/@'"]+)@/g;

export const credentialsInAddress: DockerRule = {
  id: "credentialsInAddress",
  aliases: [],
  severity: "warning",
  check: (doc, report) => {
    for (const instruction of doc.instructions) {
      if (!instruction.body.text.includes("@")) continue;
      for (const found of instruction.body.text.matchAll(address)) {
        const [whole, user = "", password = ""] = found;
        if (isSecret(doc, instruction, password)) continue;
        const from = found.index + whole.length - 1 - password.length - 1 - user.length;
        report({
          range: rangeOf(doc, instruction.body.span(from, from + user.length + 1 + password.length)),
          message: t("This password stays readable in the image or its history. Use RUN --mount=type=secret."),
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
