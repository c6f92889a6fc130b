// FROM with a name like that of a stage: one that differs by a letter, or that stands further down, is pulled as an image.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { byHand, rangeOf, replace } from "../../edits.ts";
import { familiarName, imageParts, isReference } from "../../syntax/reference.ts";
import type { Dockerfile, Stage } from "../../syntax/tree.ts";
import { isWellKnown } from "./wellKnownImages.ts";
import type { DockerRule } from "../dockerRule.ts";
import { nearest } from "../suggest.ts";

export const misspelledStage: DockerRule = {
  id: "misspelledStage",
  aliases: [],
  severity: "warning",
  check: (doc, report, lookup) => {
    for (const stage of doc.stages) {
      const { image } = stage;
      if (image === undefined || !mayBeStage(stage) || lookup.images?.includes(`${image.value}:latest`) === true)
        continue;
      const name = image.value.toLowerCase();
      const later = namesFrom(doc, stage.index + 1).some((one) => one.toLowerCase() === name);
      const meant = later ? undefined : nearest(image.value, namesFrom(doc, 0, stage.index));
      if (!later && meant === undefined) continue;
      report({
        range: rangeOf(doc, image),
        message:
          meant === undefined
            ? t("The stage {0} comes later, so this would be pulled as an image.", plain(image.value))
            : t(
                "No stage is called {0}, so it would be pulled as an image. Did you mean {1}?",
                plain(image.value),
                plain(meant),
              ),
        fixes: meant === undefined ? [] : [byHand(t("Change to {0}", plain(meant)), replace(doc, image, meant))],
      });
    }
  },
};

/** A bare name that is neither a stage above nor the name of an image that everybody knows. */
function mayBeStage({ image, base }: Stage): boolean {
  if (image === undefined || base !== undefined || image.variables.length > 0 || image.value.length < 3) return false;
  // Capitals are an error of their own.
  if (!isReference(image.value)) return false;
  const { registry, repository, tag, digest } = imageParts(image.value);
  if (registry !== undefined || tag !== undefined || digest !== undefined || repository.includes("/")) return false;
  return !isWellKnown(familiarName(imageParts(image.value)));
}

const namesFrom = (doc: Dockerfile, from: number, to?: number): readonly string[] =>
  doc.stages.slice(from, to).flatMap(({ name }) => name?.value ?? []);
