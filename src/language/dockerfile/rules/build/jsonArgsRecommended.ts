// CMD and ENTRYPOINT in exec form: in shell form a shell stands between the program and the container's signals.
import { t } from "../../../../base/l10n.ts";
import { byHand, rangeOf, replace } from "../../edits.ts";
import { execFormFixes, looksLikeExecForm } from "../../execForm.ts";
import type { Fix } from "../../../language.ts";
import { inScratch } from "../../shell/scratch.ts";
import { everywhere } from "../../syntax/select.ts";
import type { Dockerfile, Instruction } from "../../syntax/tree.ts";
import type { DockerRule } from "../dockerRule.ts";

export const jsonArgsRecommended: DockerRule = {
  id: "jsonArgsRecommended",
  aliases: ["JSONArgsRecommended", "DL3025"],
  severity: "warning",
  check: (doc, report) => {
    for (const instruction of everywhere(doc, "CMD", "ENTRYPOINT")) {
      const { json, body, name, shell } = instruction;
      // A file that sets SHELL chose its shell on purpose; the builder stays silent too.
      if (json !== undefined || body.text === "" || shell?.by === "instruction") continue;
      // The builder does not look at what ONBUILD keeps, hadolint does.
      const code = doc.instructions[instruction.index] === instruction ? {} : { code: "DL3025" };
      const broken = instruction.brokenJson;
      if (broken !== undefined && looksLikeExecForm(doc.text.slice(broken.start, broken.end))) {
        report({
          ...code,
          range: rangeOf(doc, broken),
          message: t("This is no JSON array, so it is taken as plain text. Put each word in double quotes."),
          fixes: execFormFixes(doc, broken),
        });
        continue;
      }
      report({
        ...code,
        range: rangeOf(doc, instruction.bodySpan),
        message: hasNoShell(instruction)
          ? t("scratch has no shell, so the container cannot start. Write {0} as a JSON array.", name)
          : t("Write {0} as a JSON array: then the program itself gets the stop signal, not a shell around it.", name),
        fixes: fixOf(doc, instruction),
      });
    }
  },
};

function hasNoShell(instruction: Instruction): boolean {
  const held = inScratch(instruction);
  return held !== undefined && held !== "anything";
}

/** Only for plain words: anything that a shell would work on must stay with a shell. */
function fixOf(doc: Dockerfile, instruction: Instruction): readonly Fix[] {
  const words = plainWords(instruction.body.text);
  if (words === undefined || instruction.comments.length > 0) return [];
  const array = `[${words.map((word) => JSON.stringify(word)).join(", ")}]`;
  return [byHand(t("Write as a JSON array"), replace(doc, instruction.bodySpan, array))];
}

function plainWords(text: string): readonly string[] | undefined {
  if (/[$`\\;&|<>()*?[\]{}~#!\n]/.test(text) || /^\s*(exec|cd|export|set|if|for|while|source|\.)\s/.test(text))
    return undefined;
  const words: string[] = [];
  const pattern = /\s*("([^"]*)"|'([^']*)'|([^\s"']+))(?=\s|$)/y;
  while (pattern.lastIndex < text.trimEnd().length) {
    const found = pattern.exec(text);
    if (found === null) return undefined;
    words.push(found[2] ?? found[3] ?? found[4] ?? "");
  }
  // NAME=value in front sets a variable, which only a shell does.
  return words[0] === undefined || words[0].includes("=") ? undefined : words;
}
