// A base image without a tag is whatever was newest when somebody pulled it.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { byHand, insert, rangeOf } from "../../edits.ts";
import type { Fix } from "../../../language.ts";
import { defaultImage } from "../../images.ts";
import { familiarName, imageParts, isReference } from "../../syntax/reference.ts";
import { stageMeant } from "../../syntax/scope.ts";
import type { Dockerfile, Word } from "../../syntax/tree.ts";
import type { DockerRule } from "../dockerRule.ts";

export const pinBaseImage: DockerRule = {
  id: "pinBaseImage",
  aliases: ["DL3006"],
  severity: "warning",
  check: (doc, report, lookup) => {
    const earlier = new Set<string>();
    for (const stage of doc.stages) {
      const { image, base, name } = stage;
      const known = image !== undefined && earlier.has(image.value.toLowerCase());
      if (name !== undefined) earlier.add(name.value.toLowerCase());
      if (image === undefined || base !== undefined || image.value === "" || known) continue;
      // Only a name that is all there can lack a tag: a variable may bring one.
      const value = image.variables.length > 0 ? resolved(doc, stage) : image.value;
      if (value === undefined || value === "" || value.toLowerCase() === "scratch") continue;
      const parts = imageParts(value);
      if (parts.tag !== undefined || parts.digest !== undefined || !isReference(value)) continue;
      report({
        range: rangeOf(doc, image),
        message: t("{0} has no tag, so it changes without notice. Name the version you mean.", plain(value)),
        fixes: image.variables.length > 0 ? [] : fixesOf(doc, image, familiarName(parts), lookup.images ?? []),
      });
    }
  },
};

function resolved(doc: Dockerfile, stage: Dockerfile["stages"][number]): string | undefined {
  const value = defaultImage(doc, stage);
  return value !== undefined &&
    /^[\w./-]+(:[\w.-]+)?(@.+)?$/.test(value) &&
    stageMeant(doc, value) === undefined &&
    /[\w]$/.test(value)
    ? endsOnVariable(stage.image, value)
    : undefined;
}

/** `FROM $IMAGE` with an ARG that names no tag: the ARG's reader may add one, as people do. */
function endsOnVariable(image: Word | undefined, value: string): string | undefined {
  return image === undefined || image.variables.at(-1)?.end === image.end ? undefined : value;
}

/** Tags of the image that are here already. */
function fixesOf(doc: Dockerfile, image: Word, name: string, images: readonly string[]): readonly Fix[] {
  const tags = images
    .map(imageParts)
    .filter((parts) => familiarName(parts) === name && parts.tag !== undefined && parts.tag !== "latest")
    .map(({ tag }) => tag ?? "");
  return [...new Set(tags)]
    .slice(0, 3)
    .map((tag) =>
      byHand(t("Pin to {0}, which is here already", plain(`${name}:${tag}`)), insert(doc, image.end, `:${tag}`)),
    );
}
