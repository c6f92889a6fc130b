// A variable in FROM that no ARG above it declares.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { byHand, cased, lineAbove, rangeOf, replace } from "../../edits.ts";
import { bindingAt, globalNames, platformArguments, predefinedArguments } from "../../syntax/scope.ts";
import type { Dockerfile, Instruction, Stage } from "../../syntax/tree.ts";
import type { Fix } from "../../../language.ts";
import type { DockerRule } from "../dockerRule.ts";
import { nearest } from "../suggest.ts";

export const undefinedArgInFrom: DockerRule = {
  id: "undefinedArgInFrom",
  aliases: ["UndefinedArgInFrom"],
  severity: "warning",
  check: (doc, report) => {
    const [first] = doc.stages;
    for (const { from, image, platform } of doc.stages) {
      const used = [...(platform?.value?.variables ?? []), ...(image?.variables ?? [])];
      for (const variable of used) {
        const { name } = variable;
        if (platformArguments.has(name) || predefinedArguments.has(name) || variable.problem !== undefined) continue;
        if (bindingAt(doc, from, name) !== undefined || first === undefined) continue;
        const meant = nearest(name, [...globalNames(doc), ...platformArguments]);
        report({
          range: rangeOf(doc, variable),
          message:
            meant === undefined
              ? t("No ARG above the first FROM declares {0}.", plain(name))
              : t("No ARG above the first FROM declares {0}. Did you mean {1}?", plain(name), plain(meant)),
          fixes: [
            ...(meant === undefined
              ? []
              : [byHand(t("Change to {0}", plain(meant)), replace(doc, variable.nameSpan, meant))]),
            ...declaration(doc, from, first, name),
          ],
        });
      }
    }
  },
};

/** What an ARG further down has for a default, or none: what the person has to write then is told as the next finding. */
function declaration(doc: Dockerfile, from: Instruction, first: Stage, name: string): readonly Fix[] {
  if (!/^\w+$/.test(name)) return [];
  const known = doc.instructions
    .filter((instruction) => instruction.name === "ARG")
    .flatMap(({ pairs }) => pairs)
    .find(({ key, value }) => key.value === name && value !== undefined && /^[\w./:-]+$/.test(value.text));
  const keyword = doc.text.slice(from.keyword.start, from.keyword.end);
  const line = lineAbove(doc, first.from, `${cased("ARG", keyword)} ${name}=${known?.value?.text ?? ""}`);
  return [byHand(t("Declare {0} above the first FROM", name), line)];
}
