// --from with a name that no stage has: it would be pulled as an image.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { byHand, rangeOf, replace } from "../../edits.ts";
import { fromsOf } from "../../froms.ts";
import { imageParts } from "../../syntax/reference.ts";
import { stageMeant } from "../../syntax/scope.ts";
import type { Dockerfile } from "../../syntax/tree.ts";
import type { DockerRule } from "../dockerRule.ts";
import { nearest } from "../suggest.ts";

export const unknownFrom: DockerRule = {
  id: "unknownFrom",
  aliases: ["DL3022"],
  severity: "warning",
  check: (doc, report, lookup) => {
    for (const { name, span, variables } of fromsOf(doc)) {
      if (name === "" || variables.length > 0 || isImage(name) || stageMeant(doc, name) !== undefined) continue;
      if (/^\d+$/.test(name) || lookup.images?.includes(`${name}:latest`) === true) continue;
      if (lookup.stages?.some((stage) => stage.toLowerCase() === name.toLowerCase()) === true) continue;
      const meant = nearest(name, [...stageNames(doc), ...(lookup.stages ?? [])]);
      report({
        range: rangeOf(doc, span),
        message:
          meant === undefined
            ? t("No stage is called {0}, so it would be pulled as an image.", plain(name))
            : t(
                "No stage is called {0}, so it would be pulled as an image. Did you mean {1}?",
                plain(name),
                plain(meant),
              ),
        fixes: meant === undefined ? [] : [byHand(t("Change to {0}", plain(meant)), replace(doc, span, meant))],
      });
    }
  },
};

const stageNames = (doc: Dockerfile): readonly string[] => doc.stages.flatMap(({ name }) => name?.value ?? []);

/** With a tag, a digest or a registry it is meant as an image. */
function isImage(name: string): boolean {
  const { registry, repository, tag, digest } = imageParts(name);
  return registry !== undefined || tag !== undefined || digest !== undefined || repository === "scratch";
}
