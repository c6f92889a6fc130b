// Images without a tag, or with latest: what runs changes from one pull to the next.
import { t } from "../../../../base/l10n.ts";
import type { Fix } from "../../../language.ts";
import { imageOf } from "../../model/serviceImage.ts";
import { referenceOf, type Reference } from "../../model/images.ts";
import type { ComposeDocument } from "../../syntax/document.ts";
import type { Scalar } from "../../syntax/node.ts";
import { replace } from "../../syntax/edits.ts";
import { fix, rule, type ComposeRule } from "../rule.ts";

/** A rule about images whose reference is of some kind. */
export function pinRule(id: string, wanted: (reference: Reference) => boolean, message: () => string): ComposeRule {
  return rule(id, "info", (project, tell) => {
    const seen = new Set<Scalar>();
    for (const service of project.services.values()) {
      const image = imageOf(project, service);
      if (image?.reference === undefined || image.built || seen.has(image.scalar)) continue;
      if (image.reference.digest !== undefined || !wanted(image.reference)) continue;
      seen.add(image.scalar);
      tell(image.scalar, {
        message: message(),
        fixes: tags(project.doc, image.scalar, image.reference, project.lookup.images),
      });
    }
  });
}

/** Tags that the engine has of the image. */
function tags(
  doc: ComposeDocument,
  scalar: Scalar,
  { registry, repository }: Reference,
  images: readonly string[] = [],
): readonly Fix[] {
  if (scalar.text.includes("$")) return [];
  const local = images
    .map(referenceOf)
    .filter((other) => other?.repository === repository && other.registry === registry)
    .flatMap((other) => (other?.tag === undefined || other.tag === "latest" ? [] : [other.tag]));
  const name = registry === undefined ? repository : `${registry}/${repository}`;
  return [...new Set(local)]
    .slice(0, 5)
    .flatMap((tag) => fix(t("Pin to {0}", `${name}:${tag}`), replace(doc, scalar, `${name}:${tag}`), false));
}
